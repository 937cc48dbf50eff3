/// The hops of a run with bare strings and no logic: what Kafka alone takes on this machine.
@NullMarked
package dev.taffrail.bench.floor;

import org.jspecify.annotations.NullMarked;
