/// Text with bounds: patterns that cannot run away, and output that is cut to a size.
@NullMarked
package dev.taffrail.agent.tool.text;

import org.jspecify.annotations.NullMarked;
