package dev.taffrail.agent.replay;

/// Told how far a replay is, once for each inbox record: must be quick.
@FunctionalInterface
public interface ReplayProgress {
    ReplayProgress NONE = (_, _, _) -> {};

    /// @param offset the one that was replayed
    /// @param end behind the last one of the partition
    void at(int partition, long offset, long end);
}
