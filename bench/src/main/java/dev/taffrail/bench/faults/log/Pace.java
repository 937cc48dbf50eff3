package dev.taffrail.bench.faults.log;

import java.util.HashMap;
import java.util.Map;

/// How steadily the partitions get on, by the clock of the log.
public final class Pace {
    private final Map<Integer, Long> last = new HashMap<>();
    private long steps;
    private long longest;

    /// @param at epoch milliseconds
    void step(int partition, long at) {
        steps++;
        Long before = last.put(partition, at);
        if (before != null) {
            longest = Math.max(longest, at - before);
        }
    }

    /// Measures anew, from each partition's last step on.
    public void restart() {
        longest = 0;
    }

    /// Measures anew, from each partition's next step on: there was nothing to do until now.
    public void restartIdle() {
        last.clear();
        longest = 0;
    }

    /// The longest time that a partition was without a step, in milliseconds.
    public long longestMillis() {
        return longest;
    }

    public long steps() {
        return steps;
    }
}
