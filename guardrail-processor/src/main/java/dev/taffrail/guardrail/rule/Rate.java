package dev.taffrail.guardrail.rule;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many runs may be asked for in a time: `60/m`.
///
/// @param requests at once, and in each `per` from then on
public record Rate(int requests, Duration per) {
    public static final int MOST = 1_000_000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,7})/([smh])");

    public Rate {
        if (requests < 1 || requests > MOST) {
            throw new IllegalArgumentException("a rate allows 1 to %d requests, not %d".formatted(MOST, requests));
        }
    }

    /// As policy files spell it; empty when it is none.
    public static Optional<Rate> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int requests = Integer.parseInt(parts.group(1));
        var per = switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case String _ -> Duration.ofHours(1);
        };
        return requests < 1 || requests > MOST ? Optional.empty() : Optional.of(new Rate(requests, per));
    }

    /// The same as [#parse] reads it.
    @Override
    public String toString() {
        return requests + "/" + (per.toSeconds() == 1 ? "s" : per.toMinutes() == 1 ? "m" : "h");
    }
}
