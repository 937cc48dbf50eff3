package dev.taffrail.platform.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// What a stream thread polled and has not processed yet. A processor that asks after each record learns when to
/// commit: after the last record, when nothing else waits and a commit makes nobody wait for it, unless the thread
/// committed a moment ago. Then records collect for the rest of the commit interval: a transaction costs the broker the
/// same for one record as for a hundred.
///
/// Belongs to one stream; every thread of it has a count of its own, under the thread's name. A record that is polled
/// and never processed, because its task went away, holds the commit up until the commit interval is over, and is
/// forgotten with the next poll.
public final class PolledBatch {
    /// From one commit to the next that is asked for.
    private static final long LEAST_NANOS = 5_000_000;

    private final LongSupplier nanos;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    public PolledBatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private final class Count {
        private int left;
        private long asked = nanos.getAsLong() - LEAST_NANOS;
    }

    /// By the thread's consumer. A thread polls only when it has nothing more to process.
    void polled(int records) {
        count().left = records;
    }

    /// By the processor, once for each record of the source.
    ///
    /// @return whether to commit now
    public boolean processedLast() {
        var count = count();
        count.left = Math.max(0, count.left - 1);
        if (count.left > 0 || nanos.getAsLong() - count.asked < LEAST_NANOS) {
            return false;
        }
        count.asked = nanos.getAsLong();
        return true;
    }

    private Count count() {
        return counts.computeIfAbsent(Thread.currentThread().getName(), _ -> new Count());
    }
}
