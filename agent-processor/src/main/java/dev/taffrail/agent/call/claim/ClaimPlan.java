package dev.taffrail.agent.call.claim;

import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;

/// What to do with one poll.
///
/// @param first the first polled offset of each partition: where to read again when the claim fails
/// @param starts the calls to claim and start, in the order of their partitions
/// @param dropped what is passed over: unreadable, or claimed before
/// @param marks what to commit, by partition
/// @param rewinds what is left for later, by partition
record ClaimPlan(
        NavigableMap<Integer, Long> first,
        List<Polled.Call> starts,
        List<Polled> dropped,
        SortedMap<Integer, Commit> marks,
        SortedMap<Integer, Rewind> rewinds) {

    /// @param nextOffset the offset after the last one claimed
    record Commit(long nextOffset, long callSeq) {}

    /// @param offset the first one that is not claimed
    /// @param until the pool that must have a free slot first
    record Rewind(long offset, Pool until) {}

    /// What is to be kept elsewhere before it is passed over.
    List<Polled.Unreadable> unreadable() {
        return dropped.stream()
                .filter(Polled.Unreadable.class::isInstance)
                .map(Polled.Unreadable.class::cast)
                .toList();
    }

    ClaimPlan {
        starts = List.copyOf(starts);
        dropped = List.copyOf(dropped);
    }
}
