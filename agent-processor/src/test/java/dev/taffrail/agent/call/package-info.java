@NullMarked
package dev.taffrail.agent.call;

import org.jspecify.annotations.NullMarked;
