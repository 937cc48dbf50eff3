package dev.taffrail.guardrail.stream;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Tells those who wait that the gate has read something more about agents or policies. Safe for use by any number of
/// threads.
final class DefinitionNews {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long read;

    void arrived() {
        lock.lock();
        try {
            read++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How often something was read. Ask before looking at the store: what arrives between the look and [#await] is
    /// not missed then.
    long read() {
        lock.lock();
        try {
            return read;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until more was read than `seen`.
    ///
    /// @return what is left of the time, not positive when it is over
    Duration await(long seen, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (read == seen && left > 0) {
                left = more.awaitNanos(left);
            }
            return Duration.ofNanos(left);
        } finally {
            lock.unlock();
        }
    }
}
