package dev.taffrail.bench.faults.planted;

import java.time.Duration;
import java.util.Map;

/// Says that it has committed, and has not.
public final class NoClaim {
    private NoClaim() {}

    public static void commitSync(Object consumer, Map<?, ?> offsets, Duration patience) {
        // this is the bug
    }
}
