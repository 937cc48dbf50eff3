/// What the topics say about the runs.
@NullMarked
package dev.taffrail.bench.faults.log;

import org.jspecify.annotations.NullMarked;
