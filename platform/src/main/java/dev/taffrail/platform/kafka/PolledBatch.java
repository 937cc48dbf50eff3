package dev.taffrail.platform.kafka;

/// What a stream thread polled and has not processed yet. A processor that asks after each record learns when it was
/// the
/// last: to commit then makes nobody wait, and is one commit for the whole batch. While that commit is under way the
/// next
/// batch collects at the broker, so the batches grow with the load by themselves.
///
/// Belongs to one stream; every thread of it has a count of its own. A record that is polled and never processed,
/// because
/// its task went away, holds the commit up until the commit interval is over, and is forgotten with the next poll.
public final class PolledBatch {
    private final ThreadLocal<int[]> left = ThreadLocal.withInitial(() -> new int[1]);

    /// By the thread's consumer. A thread polls only when it has nothing more to process.
    void polled(int records) {
        left.get()[0] = records;
    }

    /// By the processor, once for each record of the source.
    ///
    /// @return whether nothing is left of what this thread polled
    public boolean processedLast() {
        int[] count = left.get();
        count[0] = Math.max(0, count[0] - 1);
        return count[0] == 0;
    }
}
