package dev.taffrail.agent.replay;

import org.jspecify.annotations.Nullable;

/// Adds findings up while a partition is replayed.
final class Tally {
    private Counts counts = Counts.NONE;
    private Counts ofRun = Counts.NONE;
    private long undecided;
    private @Nullable Divergence first;
    private @Nullable String unverified;

    void add(Finding finding, boolean concernsRun) {
        counts = counts.plus(finding);
        if (concernsRun) {
            ofRun = ofRun.plus(finding);
        }
        switch (finding) {
            case Finding.Diverged(var divergence) -> first = first == null ? divergence : first;
            case Finding.NotVerifiable(var reason) -> unverified = unverified == null ? reason : unverified;
            case Finding.Agreed _, Finding.OtherVersion _ -> {}
        }
    }

    void addUndecided() {
        undecided++;
    }

    PartitionReport report(String topic, int partition, long from, long to) {
        return new PartitionReport(topic, partition, from, to, counts, ofRun, undecided, first, unverified);
    }
}
