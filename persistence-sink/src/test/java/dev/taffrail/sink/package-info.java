@NullMarked
package dev.taffrail.sink;

import org.jspecify.annotations.NullMarked;
