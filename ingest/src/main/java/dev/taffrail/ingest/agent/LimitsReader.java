package dev.taffrail.ingest.agent;

import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.ToolLimit;
import java.util.ArrayList;
import java.util.List;

/// Reads limits, in the words of [LimitWords] and with `per_tool: {TOOL: CALLS}`.
final class LimitsReader {
    private static final String PER_TOOL = "per_tool";

    private LimitsReader() {}

    static Limits read(Fields agent, String field) {
        return agent.section(field).map(LimitsReader::limits).orElse(Limits.NONE);
    }

    private static Limits limits(Fields fields) {
        var limits = Limits.NONE;
        var given = new ArrayList<String>();
        for (String name : LimitWords.NAMES) {
            if (fields.has(name)) {
                limits = with(limits, fields, name, given);
            }
        }
        var perTool = perTool(fields);
        fields.rejectUnread();
        return new Limits(
                limits.iterations(),
                limits.depth(),
                limits.promptTokens(),
                limits.completionTokens(),
                limits.totalTokens(),
                limits.costMicros(),
                limits.toolCalls(),
                perTool,
                limits.wallClockMillis(),
                limits.consecutiveFailures());
    }

    private static Limits with(Limits limits, Fields fields, String name, List<String> given) {
        switch (LimitWords.parse(name, fields.text(name, ""))) {
            case LimitWords.Parsed.Wrong(String message) -> fields.wrong(name, "is wrong: " + message);
            case LimitWords.Parsed.Limit(String field, long value) -> {
                if (given.contains(field)) {
                    fields.wrong(name, "and " + field + " are the same limit; remove one of them");
                } else if (value < 1 || value > LimitWords.MAX) {
                    fields.wrong(
                            name, "is " + value + "; it must lie between 1 and 2^53, or be left out for the default");
                } else {
                    given.add(field);
                    return LimitWords.with(limits, field, value);
                }
            }
        }
        return limits;
    }

    private static List<ToolLimit> perTool(Fields fields) {
        var limits = new ArrayList<ToolLimit>();
        fields.section(PER_TOOL).ifPresent(tools -> {
            for (String tool : tools.names()) {
                limits.add(new ToolLimit(tool, tools.number(tool, 1, LimitWords.MAX, 1)));
            }
        });
        return limits;
    }
}
