/// Those who ask for runs: an ordinary producer, and a book of what was acknowledged to it.
@NullMarked
package dev.taffrail.bench.faults.load;

import org.jspecify.annotations.NullMarked;
