@NullMarked
package dev.taffrail.bench.load;

import org.jspecify.annotations.NullMarked;
