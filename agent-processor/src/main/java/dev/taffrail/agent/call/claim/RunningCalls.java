package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.CancelCalls;
import dev.taffrail.schemas.call.NotStartedReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The calls that this process has claimed and not answered, by partition and callSeq. Safe for all threads.
public final class RunningCalls {
    /// How many cancellations of calls that are not here are remembered, in case they are still on the way.
    static final int REMEMBERED = 10_000;

    private record Seq(int partition, long callSeq) {}

    private final Map<Integer, SortedMap<Long, Claim>> claims = new TreeMap<>();
    private final Map<Seq, Boolean> cancelled = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seq, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized void add(Claim claim) {
        var head = claim.head();
        claims.computeIfAbsent(head.partition(), _ -> new TreeMap<>()).put(head.callSeq(), claim);
        if (cancelled.remove(new Seq(head.partition(), head.callSeq())) != null) {
            claim.stop(NotStartedReason.CANCELLED);
        }
    }

    synchronized void remove(Claim claim) {
        var head = claim.head();
        var ofPartition = claims.get(head.partition());
        if (ofPartition != null && ofPartition.remove(head.callSeq(), claim) && ofPartition.isEmpty()) {
            claims.remove(head.partition());
        }
    }

    /// Rising.
    synchronized List<Long> of(int partition) {
        return List.copyOf(claims.getOrDefault(partition, new TreeMap<>()).keySet());
    }

    public synchronized boolean isEmpty() {
        return claims.isEmpty();
    }

    /// Stops these calls; those that are not here are remembered for a while, since their claim may be on its way.
    void cancel(CancelCalls cancel) {
        for (Claim claim : found(cancel)) {
            claim.stop(NotStartedReason.CANCELLED);
        }
    }

    private synchronized List<Claim> found(CancelCalls cancel) {
        var here = claims.getOrDefault(cancel.partition(), new TreeMap<>());
        var found = new ArrayList<Claim>();
        for (Long callSeq : cancel.callSeqs()) {
            Claim claim = here.get(callSeq);
            if (claim == null) {
                cancelled.put(new Seq(cancel.partition(), callSeq), true);
            } else {
                found.add(claim);
            }
        }
        return found;
    }

    void stopAll(NotStartedReason why) {
        all().forEach(claim -> claim.stop(why));
    }

    private synchronized List<Claim> all() {
        return claims.values().stream()
                .flatMap(claims -> claims.values().stream())
                .toList();
    }
}
