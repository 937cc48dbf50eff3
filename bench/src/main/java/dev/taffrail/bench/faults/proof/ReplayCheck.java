package dev.taffrail.bench.faults.proof;

import dev.taffrail.agent.replay.Counts;
import dev.taffrail.agent.replay.PartitionReport;
import dev.taffrail.agent.replay.Replay;
import dev.taffrail.agent.replay.ReplayRequest;
import dev.taffrail.bench.part.Product;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.codec.SchemaSource;
import java.util.ArrayList;

/// Decides everything again and compares.
final class ReplayCheck {
    private ReplayCheck() {}

    static Check of(KafkaClients clients) {
        var report = new Replay(clients, Product.TOPICS, SchemaSource.NONE)
                .verify(new ReplayRequest.Everything(), (_, _, _) -> {});
        Counts counts = report.counts();
        var problems = new ArrayList<String>();
        report.diverged()
                .ifPresent(where -> problems.add("%d decisions diverge, the first: %s"
                        .formatted(counts.diverged(), where.firstDivergence().orElseThrow())));
        long undecided = report.partitions().stream()
                .mapToLong(PartitionReport::undecided)
                .sum();
        if (counts.agreed() == 0 || counts.notVerifiable() + counts.otherVersion() + undecided > 0) {
            problems.add("%d decisions agree, %d are not verifiable, %d of another version, %d records undecided"
                    .formatted(counts.agreed(), counts.notVerifiable(), counts.otherVersion(), undecided));
        }
        return new Check(Check.REPLAY, problems, "%d decisions, all agree".formatted(counts.agreed()));
    }
}
