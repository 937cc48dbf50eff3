package dev.taffrail.schemas.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people write limits: `tokens`, `cost` as `0.10usd`, `wall_clock` as `5m`, and each field under its own name. One
/// grammar for request files, agent files and the command line.
public final class LimitWords {
    /// The largest value that is accepted: 2^53, which every JSON reader keeps exactly and no budget ever needs.
    public static final long MAX = 1L << 53;

    /// Every name that [#parse] knows, in the order of the fields; a short form stands behind the field it is short
    /// for.
    public static final List<String> NAMES = List.of(
            "iterations",
            "depth",
            "prompt_tokens",
            "completion_tokens",
            "total_tokens",
            "tokens",
            "cost_micros",
            "cost",
            "tool_calls",
            "wall_clock_millis",
            "wall_clock",
            "consecutive_failures");

    private static final List<String> SHORT = List.of("tokens", "cost", "wall_clock");
    private static final Pattern COUNT = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern COST =
            Pattern.compile("(\\$?)\\s*(\\d{1,12}(?:\\.\\d{1,12})?)\\s*(usd|\\$|micros)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");
    private static final Pattern DURATION = Pattern.compile("(?:\\d{1,15}(?:ms|s|m|h|d))+");

    private LimitWords() {}

    /// What a word was understood as.
    public sealed interface Parsed {
        /// @param name the field of [Limits], in snake case
        /// @param value in the field's own unit
        record Limit(String name, long value) implements Parsed {}

        /// @param message names the word, what is wrong with it and what would be right
        record Wrong(String message) implements Parsed {}
    }

    /// Reads one limit, such as (`cost`, `0.10usd`).
    ///
    /// Negative and absurd numbers are not refused here, but by whoever checks limits as a whole.
    public static Parsed parse(String name, String text) {
        String value = text.strip().replace("_", "");
        return switch (name) {
            case "tokens" -> count("total_tokens", name, value);
            case "cost" -> cost(value);
            case "wall_clock" -> wallClock(value);
            case String field when NAMES.contains(field) -> count(field, name, value);
            case String other ->
                new Parsed.Wrong("there is no limit '" + other + "'; limits are " + String.join(", ", NAMES));
        };
    }

    /// `limits` with the field `name` set.
    ///
    /// @param name as in [Parsed.Limit]
    /// @throws IllegalArgumentException when there is no such field
    public static Limits with(Limits limits, String name, long value) {
        if (!NAMES.contains(name) || SHORT.contains(name)) {
            throw new IllegalArgumentException("Limits has no field " + name);
        }
        return new Limits(
                name.equals("iterations") ? value : limits.iterations(),
                name.equals("depth") ? value : limits.depth(),
                name.equals("prompt_tokens") ? value : limits.promptTokens(),
                name.equals("completion_tokens") ? value : limits.completionTokens(),
                name.equals("total_tokens") ? value : limits.totalTokens(),
                name.equals("cost_micros") ? value : limits.costMicros(),
                name.equals("tool_calls") ? value : limits.toolCalls(),
                limits.perTool(),
                name.equals("wall_clock_millis") ? value : limits.wallClockMillis(),
                name.equals("consecutive_failures") ? value : limits.consecutiveFailures());
    }

    private static Parsed count(String field, String name, String value) {
        if (!COUNT.matcher(value).matches()) {
            return new Parsed.Wrong(
                    "the limit '" + name + "' is a whole number, such as 1000, but is '" + shown(value) + "'");
        }
        try {
            return new Parsed.Limit(field, Long.parseLong(value));
        } catch (NumberFormatException tooLong) {
            return new Parsed.Wrong("the limit '" + name + "' is at most " + MAX + ", but is '" + shown(value) + "'");
        }
    }

    private static Parsed cost(String value) {
        if (COUNT.matcher(value).matches()) {
            return count("cost_micros", "cost", value);
        }
        Matcher cost = COST.matcher(value);
        if (!cost.matches() || (cost.group(1).isEmpty() && cost.group(3) == null)) {
            return new Parsed.Wrong(
                    "the limit 'cost' is an amount such as 0.10usd, or a whole number of millionths of a US dollar, but is '"
                            + shown(value) + "'");
        }
        boolean micros = "micros".equalsIgnoreCase(cost.group(3));
        BigDecimal amount = new BigDecimal(cost.group(2)).movePointRight(micros ? 0 : 6);
        try {
            return new Parsed.Limit("cost_micros", amount.longValueExact());
        } catch (ArithmeticException fraction) {
            return new Parsed.Wrong("the limit 'cost' is counted in millionths of a US dollar, and '" + shown(value)
                    + "' is no whole number of them");
        }
    }

    private static Parsed wallClock(String value) {
        String text = value.toLowerCase(Locale.ROOT);
        if (!DURATION.matcher(text).matches()) {
            return new Parsed.Wrong("the limit 'wall_clock' is a time such as 30s, 5m or 1h30m, but is '" + shown(value)
                    + "'; a number of milliseconds is called wall_clock_millis");
        }
        long millis = 0;
        for (Matcher part = DURATION_PART.matcher(text); part.find(); ) {
            long unit = switch (part.group(2)) {
                case "ms" -> 1;
                case "s" -> 1_000;
                case "m" -> 60_000;
                case "h" -> 3_600_000;
                case String _ -> 86_400_000;
            };
            long amount = Long.parseLong(part.group(1));
            millis = amount > MAX / unit ? Long.MAX_VALUE : saturated(millis, amount * unit);
        }
        return new Parsed.Limit("wall_clock_millis", millis);
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }
}
