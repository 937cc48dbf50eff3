/// Executes tool calls, and says no more of them than is certain.
@NullMarked
package dev.taffrail.agent.call.toolcall;

import org.jspecify.annotations.NullMarked;
