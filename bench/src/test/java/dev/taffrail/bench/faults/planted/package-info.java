@NullMarked
package dev.taffrail.bench.faults.planted;

import org.jspecify.annotations.NullMarked;
