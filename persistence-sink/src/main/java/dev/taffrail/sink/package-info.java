/// Brings the log into SQLite and answers questions about it.
@NullMarked
package dev.taffrail.sink;

import org.jspecify.annotations.NullMarked;
