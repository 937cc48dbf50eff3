package dev.taffrail.agent.call.claim;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How long after its claim a call may start. A process that was stopped in between, or a machine under such load,
/// answers instead: by then somebody else may have been told that the call is lost.
///
/// @param startWithin counted from before the claim was sent, on the monotonic clock; well below the session time-out
/// of the group
/// @param ticker nanoseconds of a monotonic clock
/// @param clock for `validUntil`, which is in time of the log
public record StartWindow(Duration startWithin, LongSupplier ticker, InstantSource clock) {

    long now() {
        return ticker.getAsLong();
    }

    /// @return a sentence when it is too late
    Optional<String> tooLate(long claimedAt, long validUntil) {
        long waited = now() - claimedAt;
        if (waited >= startWithin.toNanos()) {
            return Optional.of("the call was claimed %d ms ago and had to start within %d ms"
                    .formatted(Duration.ofNanos(waited).toMillis(), startWithin.toMillis()));
        }
        long late = clock.millis() - validUntil;
        return late > 0
                ? Optional.of("the call was not to be started later than " + late + " ms ago")
                : Optional.empty();
    }
}
