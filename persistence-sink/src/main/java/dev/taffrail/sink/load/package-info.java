/// From the log into the file: rows and positions in one transaction.
@NullMarked
package dev.taffrail.sink.load;

import org.jspecify.annotations.NullMarked;
