package dev.taffrail.agent.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/// Decides whether a failed stream thread is replaced. One failure is bad luck; many in a short time would be a loop that makes every
/// call again, so then the client stops and says so.
final class ThreadFailures {
    private static final int MOST = 5;
    private static final long WITHIN = Duration.ofMinutes(5).toNanos();

    private final LongSupplier nanoTime;
    private final ArrayDeque<Long> latest = new ArrayDeque<>();

    ThreadFailures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized boolean mayGoOn() {
        var now = nanoTime.getAsLong();
        while (!latest.isEmpty() && now - latest.getFirst() > WITHIN) {
            latest.removeFirst();
        }
        latest.addLast(now);
        return latest.size() <= MOST;
    }
}
