package dev.taffrail.sink.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/// How far the file is, for those who want to read what they caused. Safe for use by any number of threads.
public final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile LoadStatus status = new LoadStatus.Starting();

    /// Waits until the record at `offset` is in the file.
    ///
    /// @return false when the time is over before
    public boolean await(TopicPartition partition, long offset, Duration timeout) throws InterruptedException {
        var left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (next.getOrDefault(partition, 0L) <= offset) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything before the `ends` is in the file.
    public boolean await(Map<TopicPartition, Long> ends, Duration timeout) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        for (var end : ends.entrySet()) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (end.getValue() > 0 && !await(end.getKey(), end.getValue() - 1, left)) {
                return false;
            }
        }
        return true;
    }

    /// The next offset to be loaded, by partition.
    public Map<TopicPartition, Long> next() {
        lock.lock();
        try {
            return Map.copyOf(next);
        } finally {
            lock.unlock();
        }
    }

    public LoadStatus status() {
        return status;
    }

    void now(LoadStatus newStatus) {
        status = newStatus;
    }

    void reached(Map<TopicPartition, Long> positions) {
        lock.lock();
        try {
            next.putAll(positions);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
