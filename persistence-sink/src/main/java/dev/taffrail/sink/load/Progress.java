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
    private long moves;
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

    /// How often something was loaded.
    public long moves() {
        lock.lock();
        try {
            return moves;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until something more was loaded than when there were `seen` [#moves]. Ask for those before looking at
    /// the file: a load between the look and this call is not missed then.
    ///
    /// @return what is left of the time, not positive when it is over
    public Duration awaitMove(long seen, Duration timeout) throws InterruptedException {
        var left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (moves == seen && left > 0) {
                left = moved.awaitNanos(left);
            }
            return Duration.ofNanos(left);
        } finally {
            lock.unlock();
        }
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

    /// Waits until loading has begun, or will not.
    ///
    /// @return the status then, or when the time was over
    public LoadStatus awaitStarted(Duration timeout) throws InterruptedException {
        var left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (left > 0 && (status instanceof LoadStatus.Starting || status instanceof LoadStatus.Waiting)) {
                left = moved.awaitNanos(left);
            }
            return status;
        } finally {
            lock.unlock();
        }
    }

    void now(LoadStatus newStatus) {
        lock.lock();
        try {
            status = newStatus;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void reached(Map<TopicPartition, Long> positions) {
        lock.lock();
        try {
            next.putAll(positions);
            moves++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
