/// The parts of a benchmark, each of which fills its figures in.
@NullMarked
package dev.taffrail.bench.part;

import org.jspecify.annotations.NullMarked;
