package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time as people give it: how long ago, or a moment.
final class PointInTime {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

    private PointInTime() {}

    /// @throws Failure when it is neither
    static Instant parse(String option, String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new Failure(
                    ExitCode.USAGE,
                    option + " is `" + text
                            + "`; write how long ago, such as 2h, or a moment such as 2026-01-31T12:00:00Z",
                    wrong);
        }
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case String _ -> Duration.ofDays(number);
        };
    }
}
