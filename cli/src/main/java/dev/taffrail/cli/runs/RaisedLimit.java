package dev.taffrail.cli.runs;

import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.Scope;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What `--add` needs to be so that a run that hit a limit can go on: the limit that it hit, by an amount that lets it
/// do more than one call.
final class RaisedLimit {
    private static final long MINUTE = 60_000;

    private RaisedLimit() {}

    /// ` --add tokens=20000`, or nothing where the last leg hit no limit, or one that `--add` does not raise: that
    /// of one tool, of the agent or of the tenant.
    static String option(RunReport report) {
        JsonNode legs = report.json().path("legs");
        JsonNode hit = legs.path(legs.size() - 1).path("limit_hit");
        boolean raisable = RunReport.text(hit, "tool").isEmpty()
                && switch (scope(hit)) {
                    case RUN, SESSION -> true;
                    case AGENT, TENANT, UNKNOWN -> false;
                };
        String word = raisable ? word(dimension(hit), missing(hit)) : "";
        return word.isEmpty() ? "" : " --add " + word;
    }

    /// As [LimitOption] reads it.
    private static String word(Dimension dimension, long missing) {
        return switch (dimension) {
            case ITERATIONS -> "iterations=" + Math.max(10, missing);
            case DEPTH -> "depth=" + Math.max(1, missing);
            case PROMPT_TOKENS -> "prompt_tokens=" + Math.max(20_000, missing);
            case COMPLETION_TOKENS -> "completion_tokens=" + Math.max(20_000, missing);
            case TOTAL_TOKENS -> "tokens=" + Math.max(20_000, missing);
            case COST_MICROS -> "cost=" + RunReport.usd(Math.max(100_000, missing)) + "usd";
            case TOOL_CALLS -> "tool_calls=" + Math.max(10, missing);
            case WALL_CLOCK_MILLIS -> "wall=" + Math.max(5, Math.ceilDiv(missing, MINUTE)) + "m";
            case CONSECUTIVE_FAILURES -> "consecutive_failures=" + Math.max(5, missing);
            case UNKNOWN -> "";
        };
    }

    /// What the next call lacked.
    private static long missing(JsonNode hit) {
        return hit.path("used").longValue(0)
                + hit.path("requested").longValue(0)
                - hit.path("limit").longValue(0);
    }

    private static Scope scope(JsonNode hit) {
        String name = RunReport.text(hit, "scope");
        return name.isEmpty() ? Scope.UNKNOWN : Scope.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Dimension dimension(JsonNode hit) {
        String name = RunReport.text(hit, "dimension");
        return name.isEmpty() ? Dimension.UNKNOWN : Dimension.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
