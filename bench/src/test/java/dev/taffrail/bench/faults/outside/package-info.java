@NullMarked
package dev.taffrail.bench.faults.outside;

import org.jspecify.annotations.NullMarked;
