/// Says whether the arguments that a model wrote fit the JSON Schema of a tool, before anything executes: no I/O,
/// bounded time.
@NullMarked
package dev.taffrail.agent.tool.argument;

import org.jspecify.annotations.NullMarked;
