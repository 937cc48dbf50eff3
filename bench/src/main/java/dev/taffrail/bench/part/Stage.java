package dev.taffrail.bench.part;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.platform.kafka.KafkaClients;
import java.util.function.Consumer;

/// What the parts that share one `up` work with.
///
/// @param say is told what happens, for people
record Stage(ChildTaffrail child, KafkaClients clients, Plan plan, Report report, Consumer<String> say) {}
