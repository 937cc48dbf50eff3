/// Asking for runs, steering them, and looking at them.
@NullMarked
package dev.taffrail.cli.runs;

import org.jspecify.annotations.NullMarked;
