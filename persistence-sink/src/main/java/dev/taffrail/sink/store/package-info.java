/// The SQLite file: one writer, readers that never block it, one class per table.
@NullMarked
package dev.taffrail.sink.store;

import org.jspecify.annotations.NullMarked;
