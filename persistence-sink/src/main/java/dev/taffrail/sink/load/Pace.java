package dev.taffrail.sink.load;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When loading rests. Small batches wait a little for more records, since a transaction costs the same for one row as
/// for hundreds.
public final class Pace {
    /// A batch of this size shows that there is more to come.
    private static final int LARGE_BATCH = 500;

    /// The least time from one transaction to the next when little happens: at most this much later a row can be
    /// read.
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);
    private static final Duration RECHECK = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private long checked;

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    public Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.checked = nanos.getAsLong();
    }

    long now() {
        return nanos.getAsLong();
    }

    Duration since(long began) {
        return Duration.ofNanos(nanos.getAsLong() - began);
    }

    Duration restAfter(int records, long began) {
        return records >= LARGE_BATCH ? Duration.ZERO : INTERVAL.minus(since(began));
    }

    /// Doubles with each failure in a row.
    Duration retryAfter(int failures) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    /// Whether it is time to look if the topics are still the same ones.
    boolean isRecheckDue() {
        if (since(checked).compareTo(RECHECK) < 0) {
            return false;
        }
        checked = now();
        return true;
    }
}
