@NullMarked
package dev.taffrail.sink.query;

import org.jspecify.annotations.NullMarked;
