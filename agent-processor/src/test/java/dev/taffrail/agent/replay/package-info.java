@NullMarked
package dev.taffrail.agent.replay;

import org.jspecify.annotations.NullMarked;
