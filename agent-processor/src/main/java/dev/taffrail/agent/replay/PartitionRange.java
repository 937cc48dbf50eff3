package dev.taffrail.agent.replay;

/// Which part of a partition is replayed. Offsets of `agent-inbox`.
///
/// @param from the first
/// @param to behind the last
/// @param verifiableFrom below it the evidence is not kept any more
/// @param decidedUpTo below it everything has been decided and committed; 0 when nobody knows
/// @param isComplete whether `from` is where the partition's life began, and all evidence since is kept
record PartitionRange(int partition, long from, long to, long verifiableFrom, long decidedUpTo, boolean isComplete) {}
