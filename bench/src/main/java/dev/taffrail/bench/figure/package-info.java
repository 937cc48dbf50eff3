/// What a benchmark says: figures, how they spread, how two reports compare.
@NullMarked
package dev.taffrail.bench.figure;

import org.jspecify.annotations.NullMarked;
