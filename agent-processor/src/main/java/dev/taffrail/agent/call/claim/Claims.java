package dev.taffrail.agent.call.claim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Decides which calls of one poll are claimed: of each partition the first ones, as many as can start at once. Pure.
final class Claims {
    private final Map<Pool, Integer> free;
    private final Map<Integer, Long> claimedUpTo;
    private final NavigableMap<Integer, Long> first = new TreeMap<>();
    private final List<Polled.Call> starts = new ArrayList<>();
    private final List<Polled> dropped = new ArrayList<>();
    private final SortedMap<Integer, ClaimPlan.Commit> marks = new TreeMap<>();
    private final SortedMap<Integer, ClaimPlan.Rewind> rewinds = new TreeMap<>();

    private Claims(Map<Pool, Integer> free, Map<Integer, Long> claimedUpTo) {
        this.free = new EnumMap<>(free);
        this.claimedUpTo = claimedUpTo;
    }

    /// Takes one record of each partition in turn, so that no partition starves another.
    ///
    /// @param polled by partition, in the order of offsets
    /// @param free slots
    /// @param claimedUpTo the highest callSeq known to be claimed, by partition
    static ClaimPlan plan(
            SortedMap<Integer, List<Polled>> polled, Map<Pool, Integer> free, Map<Integer, Long> claimedUpTo) {
        var claims = new Claims(free, claimedUpTo);
        polled.forEach((partition, records) ->
                claims.first.put(partition, records.getFirst().offset()));
        int longest = polled.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Polled> records : polled.values()) {
                if (i < records.size()) {
                    claims.consider(records.get(i));
                }
            }
        }
        return new ClaimPlan(claims.first, claims.starts, claims.dropped, claims.marks, claims.rewinds);
    }

    private void consider(Polled polled) {
        if (rewinds.containsKey(polled.partition())) {
            return;
        }
        switch (polled) {
            case Polled.Unreadable unreadable -> drop(unreadable);
            case Polled.Call call when call.callSeq() <= claimedUpTo(call.partition()) -> drop(call);
            case Polled.Call call -> claim(call);
        }
    }

    private void drop(Polled polled) {
        dropped.add(polled);
        mark(polled, claimedUpTo(polled.partition()));
    }

    private void claim(Polled.Call call) {
        Pool pool = Pool.of(call.call());
        int left = free.getOrDefault(pool, 0);
        if (left == 0) {
            rewinds.put(call.partition(), new ClaimPlan.Rewind(call.offset(), pool));
            return;
        }
        free.put(pool, left - 1);
        starts.add(call);
        mark(call, call.callSeq());
    }

    private void mark(Polled polled, long callSeq) {
        marks.put(polled.partition(), new ClaimPlan.Commit(polled.offset() + 1, callSeq));
    }

    private long claimedUpTo(int partition) {
        var marked = marks.get(partition);
        return marked == null ? claimedUpTo.getOrDefault(partition, 0L) : marked.callSeq();
    }

    /// Which partitions of a plan were claimed although the commit did not return, from what is committed now.
    ///
    /// @param committed by partition; a partition without an offset is absent
    static List<Integer> claimedNevertheless(ClaimPlan plan, String incarnation, Map<Integer, Committed> committed) {
        return plan.marks().entrySet().stream()
                .filter(mark -> {
                    var now = committed.get(mark.getKey());
                    return now != null
                            && now.mark().incarnation().equals(incarnation)
                            && now.offset() >= mark.getValue().nextOffset();
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
