package dev.taffrail.bench.part;

import dev.taffrail.bench.store.SinkFile;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waiting, by the clock that only goes forward.
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofMillis(700);

    private Watch() {}

    static void pause(Duration time) throws InterruptedException {
        if (new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("nobody counts this down");
        }
    }

    static double millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e6;
    }

    /// Waits until no more legs end in the file, and returns how many did.
    static long quiet(SinkFile file) throws InterruptedException {
        long legs = file.endedLegs();
        for (long since = System.nanoTime(); millisSince(since) < QUIET.toMillis(); pause(LOOK)) {
            long now = file.endedLegs();
            if (now != legs) {
                legs = now;
                since = System.nanoTime();
            }
        }
        return legs;
    }

    /// Waits until the file has that many ended legs; false when it takes longer than `patience`.
    static boolean reached(SinkFile file, long legs, Duration patience) throws InterruptedException {
        for (long begun = System.nanoTime(); millisSince(begun) < patience.toMillis(); pause(LOOK)) {
            if (file.endedLegs() >= legs) {
                return true;
            }
        }
        return false;
    }
}
