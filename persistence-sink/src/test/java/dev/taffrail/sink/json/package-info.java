@NullMarked
package dev.taffrail.sink.json;

import org.jspecify.annotations.NullMarked;
