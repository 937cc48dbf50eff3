/// Proves that a file is what the log says.
@NullMarked
package dev.taffrail.sink.check;

import org.jspecify.annotations.NullMarked;
