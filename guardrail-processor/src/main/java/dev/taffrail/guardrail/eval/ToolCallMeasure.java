package dev.taffrail.guardrail.eval;

import dev.taffrail.detection.toolcall.ArgumentCheck;
import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.detection.toolcall.CheckedArguments;
import dev.taffrail.detection.toolcall.CheckedSchema;
import dev.taffrail.detection.toolcall.InvalidSchemaException;
import dev.taffrail.detection.toolcall.OfferedTool;
import dev.taffrail.detection.toolcall.ProblemKind;
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
        if (!row.path("valid").isBoolean()) {
            throw new IllegalArgumentException(
                    "valid is %s; it is true or false".formatted(LabelledFolder.shown(row.path("valid"))));
        }
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
        if (!row.has("data")) {
            throw new IllegalArgumentException("data is missing; it is what the schema allows or does not");
        }
        boolean formats = row.path("id").asString("").startsWith("optional/format");
        boolean allowed;
        try {
            allowed = CheckedSchema.of(row.path("schema"), formats).allows(row.path("data"));
        } catch (InvalidSchemaException unusable) {
            allowed = false;
        }
        return allowed == row.path("valid").booleanValue();
    }

    /// Tools whose schema cannot be used are never offered, so no answer is right.
    private static boolean isCallRight(JsonNode row) {
        String why = row.path("why")
                .stringValueOpt()
                .orElseThrow(() -> new IllegalArgumentException("why is %s; it is ok, or the reason for the refusal"
                        .formatted(LabelledFolder.shown(row.path("why")))));
        JsonNode arguments = row.path("call").path("arguments");
        if (arguments.isMissingNode()) {
            throw new IllegalArgumentException("call.arguments is missing; they are JSON, or a text that should be");
        }
        try {
            var checked = ArgumentCheck.of(offered(row))
                    .check(
                            name(row.path("call"), "call"),
                            arguments.isString() ? arguments.asString("") : arguments.toString());
            return labelOf(checked).equals(why);
        } catch (InvalidSchemaException unusable) {
            return false;
        }
    }

    private static String name(JsonNode named, String what) {
        return named.path("name")
                .stringValueOpt()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s.name is %s; it is a string".formatted(what, LabelledFolder.shown(named.path("name")))));
    }

    private record Offered(String name, ArgumentSchema parameters) implements OfferedTool {}

    private static List<Offered> offered(JsonNode row) {
        JsonNode tools = row.path("tools");
        if (!tools.isArray()) {
            throw new IllegalArgumentException("tools is %s; it is the list of tools that the call may choose from"
                    .formatted(LabelledFolder.shown(tools)));
        }
        return tools.valueStream().map(ToolCallMeasure::offer).toList();
    }

    private static Offered offer(JsonNode tool) {
        if (!tool.has("parameters")) {
            throw new IllegalArgumentException("tools.parameters is missing; it is a JSON Schema");
        }
        return new Offered(
                name(tool, "tools"), ArgumentSchema.of(tool.path("parameters").toString()));
    }

    /// The words of the labelled data.
    private static String labelOf(CheckedArguments checked) {
        return switch (checked) {
            case CheckedArguments.Valid _ -> "ok";
            case CheckedArguments.Invalid invalid -> word(invalid.reason());
        };
    }

    private static String word(ProblemKind kind) {
        return switch (kind) {
            case UNKNOWN_TOOL -> "unknown_tool";
            case MALFORMED_JSON -> "malformed_json";
            case MISSING_FIELD -> "missing_required";
            case WRONG_TYPE -> "wrong_type";
            case EXTRA_FIELD -> "extra_property";
            case NOT_IN_ENUM -> "not_in_enum";
            case OTHER -> "other";
        };
    }
}
