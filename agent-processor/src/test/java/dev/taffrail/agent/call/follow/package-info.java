@NullMarked
package dev.taffrail.agent.call.follow;

import org.jspecify.annotations.NullMarked;
