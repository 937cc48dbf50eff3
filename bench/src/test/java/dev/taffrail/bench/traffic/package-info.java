@NullMarked
package dev.taffrail.bench.traffic;

import org.jspecify.annotations.NullMarked;
