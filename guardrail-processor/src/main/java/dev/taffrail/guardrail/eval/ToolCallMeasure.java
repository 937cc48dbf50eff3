package dev.taffrail.guardrail.eval;

import dev.taffrail.detection.toolcall.CheckedSchema;
import dev.taffrail.detection.toolcall.Decision;
import dev.taffrail.detection.toolcall.ToolCallCheck;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Measures decisions about tool calls: right when allowed is allowed and refused is refused for the reason that is
/// expected.
final class ToolCallMeasure {
    private ToolCallMeasure() {}

    static Figures of(LabelledFolder folder) throws IOException {
        var counts = new TreeMap<String, int[]>();
        folder.read("tool-calls", (source, row) -> {
            int[] count = counts.computeIfAbsent(source, name -> new int[2]);
            count[0]++;
            count[1] += isRight(row) ? 1 : 0;
        });
        var sources = new TreeMap<String, Figures>();
        int rows = 0;
        int right = 0;
        for (Map.Entry<String, int[]> count : counts.entrySet()) {
            int[] some = count.getValue();
            sources.put(count.getKey(), Figures.ofDecisions(some[0], (double) some[1] / some[0]));
            rows += some[0];
            right += some[1];
        }
        return Figures.ofDecisions(rows, rows == 0 ? 0 : (double) right / rows).withSources(sources);
    }

    /// A schema that cannot be used refuses everything.
    private static boolean isRight(JsonNode row) {
        try {
            return row.has("schema") ? isSchemaRight(row) : isCallRight(row);
        } catch (IllegalArgumentException unusable) {
            return !row.path("valid").asBoolean(false);
        }
    }

    private static boolean isSchemaRight(JsonNode row) {
        boolean formats = row.path("id").asString("").startsWith("optional/format");
        boolean valid = CheckedSchema.of(row.path("schema"), formats)
                .refusalOf(row.path("data"))
                .isEmpty();
        return valid == row.path("valid").asBoolean(false);
    }

    private static boolean isCallRight(JsonNode row) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        row.path("tools").forEach(tool -> parameters.put(tool.path("name").asString(""), tool.path("parameters")));
        JsonNode arguments = row.path("call").path("arguments");
        Decision decision = ToolCallCheck.of(parameters)
                .decide(
                        row.path("call").path("name").asString(""),
                        arguments.isString() ? arguments.asString("") : arguments.toString());
        String why = switch (decision) {
            case Decision.Allowed allowed -> "ok";
            case Decision.Refused refused -> refused.why().name().toLowerCase(Locale.ROOT);
        };
        return why.equals(row.path("why").asString(""));
    }
}
