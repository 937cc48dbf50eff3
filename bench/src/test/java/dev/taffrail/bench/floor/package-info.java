@NullMarked
package dev.taffrail.bench.floor;

import org.jspecify.annotations.NullMarked;
