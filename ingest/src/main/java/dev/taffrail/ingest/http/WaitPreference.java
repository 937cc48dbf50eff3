package dev.taffrail.ingest.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `Prefer: wait=N` (RFC 7240): how many seconds the caller would wait for the end of the run. What is malformed is
/// ignored, as that RFC says.
final class WaitPreference {
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*(\\d{1,9})(?=$|[,;\\s])");

    private WaitPreference() {}

    static Optional<Duration> of(@Nullable String header, Duration longest) {
        Matcher wait = WAIT.matcher(header == null ? "" : header);
        if (!wait.find()) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return Optional.of(asked.compareTo(longest) > 0 ? longest : asked).filter(Duration::isPositive);
    }
}
