package dev.taffrail.agent.model.wire;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads how long a provider asks to be left alone. What cannot be read is as if it were not there; more than a day is
/// a day.
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /// `retry-after-ms`, or `retry-after` in seconds or as a date. A date counts from the answer's own `date`, so
    /// no clock of ours matters.
    static Optional<Duration> read(HttpHeaders headers) {
        return headers.firstValue("retry-after-ms")
                .flatMap(RetryAfter::number)
                .map(millis -> bounded(millis / 1000))
                .or(() -> headers.firstValue("retry-after")
                        .flatMap(RetryAfter::number)
                        .map(RetryAfter::bounded))
                .or(() -> headers.firstValue("retry-after")
                        .flatMap(RetryAfter::date)
                        .flatMap(until -> headers.firstValue("date")
                                .flatMap(RetryAfter::date)
                                .map(now -> bounded(
                                        (double) Duration.between(now, until).toSeconds()))));
    }

    private static Duration bounded(double seconds) {
        if (seconds >= LONGEST.toSeconds()) {
            return LONGEST;
        }
        return seconds <= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    private static Optional<Double> number(String text) {
        boolean plain = !text.isEmpty() && text.length() <= 12 && text.matches("[0-9]+([.][0-9]+)?");
        return plain ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
