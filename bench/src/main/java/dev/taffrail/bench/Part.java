package dev.taffrail.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What can be measured by itself.
enum Part {
    FLOOR,
    STARTUP,
    SEQUENTIAL,
    STORAGE,
    PARALLEL,
    RESUME,
    IDLE,
    BURST,
    CHECKPOINT,
    SCREENING,
    RECOVERY,
    EPOCHS;

    /// All of a usual benchmark: the rollovers of the producer epoch take minutes and are asked for.
    static Set<Part> usual() {
        return EnumSet.complementOf(EnumSet.of(EPOCHS));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Part::word).toList();
    }
}
