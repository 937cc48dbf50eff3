@NullMarked
package dev.taffrail.sink.store;

import org.jspecify.annotations.NullMarked;
