package dev.taffrail.agent.model.wire;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// How long a provider may keep us waiting at each stage of an attempt. [dev.taffrail.agent.model.ModelRequest#timeout]
/// bounds them all.
///
/// @param connect until the connection stands
/// @param firstByte from there until the headers of the answer; providers send none before they have thought, so this
///     is long
/// @param idle between two pieces of the answer
public record Timeouts(Duration connect, Duration firstByte, Duration idle) {
    /// 5 s, 5 min, 30 s.
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(30));

    public Timeouts {
        require("connect", connect);
        require("first-byte", firstByte);
        require("idle", idle);
    }

    Duration shortest() {
        return Collections.min(List.of(connect, firstByte, idle));
    }

    private static void require(String name, Duration value) {
        if (!value.isPositive() || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("the " + name
                    + " time-out of a model provider must be above zero and at most a day, but is " + value);
        }
    }
}
