package dev.taffrail.cli.terminal;

import java.util.regex.Pattern;

/// Colours of a terminal, or none.
///
/// @param on whether to colour at all
public record Style(boolean on) {
    private static final Pattern GOOD = Pattern.compile("\\b(completed|healthy|ok)\\b");
    private static final Pattern BAD = Pattern.compile("\\b(failed|rejected|timed_out|unhealthy|problem)\\b");
    private static final Pattern MIDDLING =
            Pattern.compile("\\b(budget_exhausted|cancelled|paused|queued|degraded|warning)\\b");
    private static final String OFF = "\u001b[0m";

    public String bold(String text) {
        return on ? "\u001b[1m" + text + OFF : text;
    }

    public String dim(String text) {
        return on ? "\u001b[2m" + text + OFF : text;
    }

    /// Colours the words that say how something went.
    public String outcome(String text) {
        if (!on) {
            return text;
        }
        String good = GOOD.matcher(text).replaceAll("\u001b[32m$1" + OFF);
        String bad = BAD.matcher(good).replaceAll("\u001b[31m$1" + OFF);
        return MIDDLING.matcher(bad).replaceAll("\u001b[33m$1" + OFF);
    }
}
