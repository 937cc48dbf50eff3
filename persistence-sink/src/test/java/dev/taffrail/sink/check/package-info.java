@NullMarked
package dev.taffrail.sink.check;

import org.jspecify.annotations.NullMarked;
