package dev.taffrail.platform.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations (`250ms`, `10s`, `5m`, `24h`, `7d`, or ISO-8601 such as `PT1M30S`) and sizes (`512`, `64KiB`, `2MiB`,
/// `1GiB`, `5MB`).
final class Units {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,18})\\s*([a-z]*)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> BYTES = Map.of(
            "",
            1L,
            "b",
            1L,
            "kb",
            1_000L,
            "kib",
            1L << 10,
            "mb",
            1_000_000L,
            "mib",
            1L << 20,
            "gb",
            1_000_000_000L,
            "gib",
            1L << 30);

    private Units() {}

    static Duration duration(String text) {
        return text.startsWith("P") ? Duration.parse(text) : Duration.ofMillis(scaled(text, MILLIS));
    }

    static long bytes(String text) {
        return scaled(text, BYTES);
    }

    /// The shortest way to write a duration, for pages and messages.
    static String written(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long size = MILLIS.getOrDefault(unit, 1L);
            if (millis != 0 && millis % size == 0) {
                return millis / size + unit;
            }
        }
        return millis + "ms";
    }

    static String written(long bytes) {
        for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
            long size = BYTES.getOrDefault(unit.toLowerCase(Locale.ROOT), 1L);
            if (bytes != 0 && bytes % size == 0) {
                return bytes / size + unit;
            }
        }
        return Long.toString(bytes);
    }

    private static long scaled(String text, Map<String, Long> units) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip().toLowerCase(Locale.ROOT));
        Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("not a number with one of the units "
                    + units.keySet().stream().sorted().toList());
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    }
}
