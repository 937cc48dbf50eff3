@NullMarked
package dev.taffrail.bench.train;

import org.jspecify.annotations.NullMarked;
