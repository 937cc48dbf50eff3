/// Asks for runs and waits for their outcomes, as any user of the topics would.
@NullMarked
package dev.taffrail.bench.load;

import org.jspecify.annotations.NullMarked;
