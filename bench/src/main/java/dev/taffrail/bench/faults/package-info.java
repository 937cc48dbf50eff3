/// Kills, freezes and restarts the processes of the product while runs are in flight, and proves that its promises
/// hold.
@NullMarked
package dev.taffrail.bench.faults;

import org.jspecify.annotations.NullMarked;
