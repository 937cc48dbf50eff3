@NullMarked
package dev.taffrail.bench.faults.proof;

import org.jspecify.annotations.NullMarked;
