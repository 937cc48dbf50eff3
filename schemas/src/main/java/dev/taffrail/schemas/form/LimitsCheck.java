package dev.taffrail.schemas.form;

import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.ToolLimit;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Whether limits that somebody wrote can be meant.
public final class LimitsCheck {
    /// How many tools may have a limit of their own.
    public static final int MAX_TOOLS = 64;

    private LimitsCheck() {}

    /// What is wrong with `limits`, which stand in the field `field`; empty when nothing is.
    public static Optional<String> problem(String field, Limits limits) {
        return Stream.of(
                        number(field + ".iterations", limits.iterations()),
                        number(field + ".depth", limits.depth()),
                        number(field + ".prompt_tokens", limits.promptTokens()),
                        number(field + ".completion_tokens", limits.completionTokens()),
                        number(field + ".total_tokens", limits.totalTokens()),
                        number(field + ".cost_micros", limits.costMicros()),
                        number(field + ".tool_calls", limits.toolCalls()),
                        number(field + ".wall_clock_millis", limits.wallClockMillis()),
                        number(field + ".consecutive_failures", limits.consecutiveFailures()),
                        perTool(field + ".per_tool", limits))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> number(String field, long value) {
        if (value < 0) {
            return Optional.of(
                    field + " is " + value + "; give a positive number, or 0 or nothing for the agent's own limit");
        }
        if (value > LimitWords.MAX) {
            return Optional.of(field + " is " + value + ", more than 2^53; leave it out for the agent's own limit");
        }
        return Optional.empty();
    }

    private static Optional<String> perTool(String field, Limits limits) {
        if (limits.perTool().size() > MAX_TOOLS) {
            return Optional.of(
                    field + " has " + limits.perTool().size() + " entries; at most " + MAX_TOOLS + " are allowed");
        }
        var seen = new TreeSet<String>();
        for (ToolLimit limit : limits.perTool()) {
            var problem = Names.problem(field + ".tool", limit.tool())
                    .or(() -> number(field + "." + limit.tool(), limit.calls()));
            if (problem.isPresent()) {
                return problem;
            }
            if (!seen.add(limit.tool())) {
                return Optional.of(field + " names the tool " + limit.tool() + " twice; keep one of the two");
            }
        }
        return Optional.empty();
    }
}
