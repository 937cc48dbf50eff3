@NullMarked
package dev.taffrail.sink.load;

import org.jspecify.annotations.NullMarked;
