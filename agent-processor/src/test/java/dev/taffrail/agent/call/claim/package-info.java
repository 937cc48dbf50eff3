@NullMarked
package dev.taffrail.agent.call.claim;

import org.jspecify.annotations.NullMarked;
