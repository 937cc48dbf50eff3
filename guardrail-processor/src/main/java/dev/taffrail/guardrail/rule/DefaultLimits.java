package dev.taffrail.guardrail.rule;

import dev.taffrail.schemas.form.LimitsCheck;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import java.util.List;

/// What bounds a run whose agent says nothing, and a session whose agent says nothing. Chosen so that an agent that
/// runs wild over night costs a coffee, not a salary.
///
/// @param run every dimension is given
/// @param sessionFactor a session may use this many times what one run of the agent may
public record DefaultLimits(Limits run, int sessionFactor) {

    /// 25 iterations, 3 levels of sub-runs, 200,000 tokens (of them at most 180,000 in prompts and 50,000 in
    /// answers), 2 US dollars, 100 tool calls, 30 minutes, 5 failures in a row; a session ten times that, in the
    /// same depth.
    public static final DefaultLimits PRODUCT =
            new DefaultLimits(new Limits(25, 3, 180_000, 50_000, 200_000, 2_000_000, 100, List.of(), 1_800_000, 5), 10);

    public DefaultLimits {
        if (least(run) < 1 || LimitsCheck.problem("limits", run).isPresent()) {
            throw new IllegalArgumentException("every default limit must lie between 1 and 2^53, but they are " + run);
        }
        if (sessionFactor < 1) {
            throw new IllegalArgumentException("the factor for sessions must be at least 1, but is " + sessionFactor);
        }
    }

    /// What a session may use when one of its runs may use `limit`.
    long ofSession(long limit) {
        return limit > LimitWords.MAX / sessionFactor ? LimitWords.MAX : limit * sessionFactor;
    }

    static long least(Limits limits) {
        return List.of(
                        limits.iterations(),
                        limits.depth(),
                        limits.promptTokens(),
                        limits.completionTokens(),
                        limits.totalTokens(),
                        limits.costMicros(),
                        limits.toolCalls(),
                        limits.wallClockMillis(),
                        limits.consecutiveFailures())
                .stream()
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
    }
}
