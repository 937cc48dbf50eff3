/// Whether a tool call fits the tools that were offered, and why not.
@NullMarked
package dev.taffrail.detection.toolcall;

import org.jspecify.annotations.NullMarked;
