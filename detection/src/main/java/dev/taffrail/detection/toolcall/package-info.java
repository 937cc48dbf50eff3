/// Whether a tool call fits the tools that were offered, and why not, before anything executes: no I/O, bounded time.
/// [ArgumentCheck] is the way in for the calls of an agent, [ArgumentSchema] for those of one tool, and [CheckedSchema]
/// for values and schemas of any shape.
@NullMarked
package dev.taffrail.detection.toolcall;

import org.jspecify.annotations.NullMarked;
