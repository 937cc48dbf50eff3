package dev.taffrail.agent.replay;

import java.util.List;
import java.util.Optional;

/// What a replay found, by partition.
public record ReplayReport(List<PartitionReport> partitions) {
    public ReplayReport {
        partitions = List.copyOf(partitions);
    }

    public Counts counts() {
        return partitions.stream().map(PartitionReport::counts).reduce(Counts.NONE, Counts::plus);
    }

    /// The decisions of the run that was asked for; none when there is no such run.
    public Counts ofRun() {
        return partitions.stream().map(PartitionReport::ofRun).reduce(Counts.NONE, Counts::plus);
    }

    /// Of the first partition that has one.
    public Optional<PartitionReport> diverged() {
        return partitions.stream()
                .filter(partition -> partition.first() != null)
                .findFirst();
    }

    /// Nothing differs, and something was compared.
    public boolean isVerified() {
        return counts().diverged() == 0 && counts().agreed() > 0;
    }
}
