/// Child processes: `taffrail up` on a data folder of its own, and what the operating system says of it.
@NullMarked
package dev.taffrail.bench.child;

import org.jspecify.annotations.NullMarked;
