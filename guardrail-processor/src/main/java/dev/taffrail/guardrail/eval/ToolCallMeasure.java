package dev.taffrail.guardrail.eval;

import dev.taffrail.detection.toolcall.ArgumentCheck;
import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.detection.toolcall.CheckedArguments;
import dev.taffrail.detection.toolcall.CheckedSchema;
import dev.taffrail.detection.toolcall.InvalidSchemaException;
import dev.taffrail.detection.toolcall.OfferedTool;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Measures decisions about tool calls, by the very check that agents' calls go through: right when allowed is allowed
/// and refused is refused for the reason that is expected.
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

    private static boolean isRight(JsonNode row) {
        if (row.has("schema")) {
            return isSchemaRight(row);
        }
        if (!row.path("call").isObject()) {
            throw new IllegalArgumentException("call and schema are missing; a row has one of them");
        }
        return isCallRight(row);
    }

    /// A schema that cannot be used allows nothing.
    private static boolean isSchemaRight(JsonNode row) {
        boolean formats = row.path("id").asString("").startsWith("optional/format");
        boolean allowed;
        try {
            allowed = CheckedSchema.of(row.path("schema"), formats).allows(row.path("data"));
        } catch (InvalidSchemaException unusable) {
            allowed = false;
        }
        return allowed == row.path("valid").asBoolean(false);
    }

    /// Tools whose schema cannot be used are never offered, so no answer is right.
    private static boolean isCallRight(JsonNode row) {
        JsonNode arguments = row.path("call").path("arguments");
        try {
            var checked = ArgumentCheck.of(offered(row))
                    .check(
                            row.path("call").path("name").asString(""),
                            arguments.isString() ? arguments.asString("") : arguments.toString());
            return labelOf(checked).equals(row.path("why").asString(""));
        } catch (InvalidSchemaException unusable) {
            return false;
        }
    }

    private record Offered(String name, ArgumentSchema parameters) implements OfferedTool {}

    private static List<Offered> offered(JsonNode row) {
        return row.path("tools")
                .valueStream()
                .map(tool -> new Offered(
                        tool.path("name").asString(""),
                        ArgumentSchema.of(tool.path("parameters").toString())))
                .toList();
    }

    /// The words of the labelled data.
    private static String labelOf(CheckedArguments checked) {
        return switch (checked) {
            case CheckedArguments.Valid _ -> "ok";
            case CheckedArguments.Invalid invalid ->
                switch (invalid.reason()) {
                    case UNKNOWN_TOOL -> "unknown_tool";
                    case MALFORMED_JSON -> "malformed_json";
                    case MISSING_FIELD -> "missing_required";
                    case WRONG_TYPE -> "wrong_type";
                    case EXTRA_FIELD -> "extra_property";
                    case NOT_IN_ENUM -> "not_in_enum";
                    case OTHER -> "other";
                };
        };
    }
}
