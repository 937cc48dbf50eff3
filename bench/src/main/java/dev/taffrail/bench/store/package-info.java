/// Looks into the SQLite file of a running sink.
@NullMarked
package dev.taffrail.bench.store;

import org.jspecify.annotations.NullMarked;
