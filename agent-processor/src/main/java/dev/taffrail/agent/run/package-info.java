/// The run machine: what each event does to the runs of a partition. Pure and total: no clock, no random ids, no I/O.
///
/// Start reading at [dev.taffrail.agent.run.PartitionMachine].
@NullMarked
package dev.taffrail.agent.run;

import org.jspecify.annotations.NullMarked;
