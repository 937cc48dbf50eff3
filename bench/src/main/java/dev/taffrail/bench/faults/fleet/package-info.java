/// The processes of the product that faults are done to.
@NullMarked
package dev.taffrail.bench.faults.fleet;

import org.jspecify.annotations.NullMarked;
