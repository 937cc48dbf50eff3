package dev.taffrail.agent.budget;

import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.run.ToolLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;

/// Arithmetic on [Spend] and [Limits]. Overflow is an error, never a wrap.
public final class Amounts {
    /// The dimensions that a reservation is checked in, in the order in which a shortfall is reported.
    static final List<Dimension> COUNTED = List.of(
            Dimension.ITERATIONS,
            Dimension.PROMPT_TOKENS,
            Dimension.COMPLETION_TOKENS,
            Dimension.TOTAL_TOKENS,
            Dimension.COST_MICROS,
            Dimension.TOOL_CALLS);

    private Amounts() {}

    public static Spend plus(Spend a, Spend b) {
        return combine(a, b, Math::addExact);
    }

    /// `a - b`; an error when that would be negative, since nothing is released that was not taken.
    public static Spend minus(Spend a, Spend b) {
        return combine(a, b, (x, y) -> {
            var difference = Math.subtractExact(x, y);
            if (difference < 0) {
                throw new IllegalArgumentException("cannot take " + b + " from " + a);
            }
            return difference;
        });
    }

    public static long of(Spend spend, Dimension dimension) {
        return switch (dimension) {
            case ITERATIONS -> spend.iterations();
            case PROMPT_TOKENS -> spend.promptTokens();
            case COMPLETION_TOKENS -> spend.completionTokens();
            case TOTAL_TOKENS -> spend.totalTokens();
            case COST_MICROS -> spend.costMicros();
            case TOOL_CALLS -> spend.toolCalls();
            case UNKNOWN, DEPTH, WALL_CLOCK_MILLIS, CONSECUTIVE_FAILURES -> 0;
        };
    }

    public static long of(Limits limits, Dimension dimension) {
        return switch (dimension) {
            case ITERATIONS -> limits.iterations();
            case DEPTH -> limits.depth();
            case PROMPT_TOKENS -> limits.promptTokens();
            case COMPLETION_TOKENS -> limits.completionTokens();
            case TOTAL_TOKENS -> limits.totalTokens();
            case COST_MICROS -> limits.costMicros();
            case TOOL_CALLS -> limits.toolCalls();
            case WALL_CLOCK_MILLIS -> limits.wallClockMillis();
            case CONSECUTIVE_FAILURES -> limits.consecutiveFailures();
            case UNKNOWN -> 0;
        };
    }

    /// How often `tool` occurs in a list of per-tool counts; 0 when it does not.
    public static long ofTool(List<ToolLimit> perTool, String tool) {
        for (var entry : perTool) {
            if (entry.tool().equals(tool)) {
                return entry.calls();
            }
        }
        return 0;
    }

    /// `limits` raised by `added`. A bound that was not given stays not given, since it does not bound.
    public static Limits raise(Limits limits, Limits added) {
        return new Limits(
                raise(limits.iterations(), added.iterations()),
                raise(limits.depth(), added.depth()),
                raise(limits.promptTokens(), added.promptTokens()),
                raise(limits.completionTokens(), added.completionTokens()),
                raise(limits.totalTokens(), added.totalTokens()),
                raise(limits.costMicros(), added.costMicros()),
                raise(limits.toolCalls(), added.toolCalls()),
                limits.perTool().stream()
                        .map(limit -> new ToolLimit(
                                limit.tool(), Math.addExact(limit.calls(), ofTool(added.perTool(), limit.tool()))))
                        .toList(),
                raise(limits.wallClockMillis(), added.wallClockMillis()),
                raise(limits.consecutiveFailures(), added.consecutiveFailures()));
    }

    private static long raise(long limit, long added) {
        return limit == 0 ? 0 : Math.addExact(limit, added);
    }

    private static Spend combine(Spend a, Spend b, LongBinaryOperator operator) {
        return new Spend(
                operator.applyAsLong(a.iterations(), b.iterations()),
                operator.applyAsLong(a.promptTokens(), b.promptTokens()),
                operator.applyAsLong(a.completionTokens(), b.completionTokens()),
                operator.applyAsLong(a.costMicros(), b.costMicros()),
                operator.applyAsLong(a.toolCalls(), b.toolCalls()),
                combine(a.perTool(), b.perTool(), operator));
    }

    private static List<ToolLimit> combine(List<ToolLimit> a, List<ToolLimit> b, LongBinaryOperator operator) {
        if (b.isEmpty()) {
            return a;
        }
        var result = new ArrayList<ToolLimit>();
        for (var entry : a) {
            result.add(new ToolLimit(entry.tool(), operator.applyAsLong(entry.calls(), ofTool(b, entry.tool()))));
        }
        for (var entry : b) {
            if (a.stream().noneMatch(other -> other.tool().equals(entry.tool()))) {
                result.add(new ToolLimit(entry.tool(), operator.applyAsLong(0, entry.calls())));
            }
        }
        result.removeIf(entry -> entry.calls() == 0);
        return result;
    }
}
