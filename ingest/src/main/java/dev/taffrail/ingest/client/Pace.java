package dev.taffrail.ingest.client;

import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How fast many requests are sent, by a time that tests can replace.
///
/// @param gap between two requests; zero for as fast as Kafka takes them
public record Pace(Duration gap, Time time) {
    /// What passes between requests.
    public interface Time {
        /// Nanoseconds since some moment.
        long now();

        void pause(long nanos) throws InterruptedException;
    }

    /// The time of this machine.
    public enum Real implements Time {
        TIME;

        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    /// As fast as Kafka takes them.
    public static final Pace UNBOUNDED = new Pace(Duration.ZERO, Real.TIME);

    public Pace {
        Invalid.unless(!gap.isNegative(), "the time between two requests must not be negative, but is %s", gap);
    }

    /// So many requests a second.
    public static Pace perSecond(double requests) {
        Invalid.unless(
                requests > 0 && requests <= 1_000_000,
                "rate must be above 0 and at most 1000000 requests a second, but is %s",
                requests);
        return new Pace(Duration.ofNanos(Math.round(1e9 / requests)), Real.TIME);
    }
}
