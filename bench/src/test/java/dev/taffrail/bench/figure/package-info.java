@NullMarked
package dev.taffrail.bench.figure;

import org.jspecify.annotations.NullMarked;
