@NullMarked
package dev.taffrail.agent.call.toolcall;

import org.jspecify.annotations.NullMarked;
