/// Plays recorded traffic through the running pipeline and compares what came of it.
@NullMarked
package dev.taffrail.bench.traffic;

import org.jspecify.annotations.NullMarked;
