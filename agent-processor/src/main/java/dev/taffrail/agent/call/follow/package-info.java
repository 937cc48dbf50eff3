/// Topics that every process reads whole, without a group.
@NullMarked
package dev.taffrail.agent.call.follow;

import org.jspecify.annotations.NullMarked;
