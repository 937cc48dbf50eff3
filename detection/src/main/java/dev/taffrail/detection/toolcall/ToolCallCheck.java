package dev.taffrail.detection.toolcall;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Decides whether a call that a model asked for fits the tools it was offered. Immutable, once made.
public final class ToolCallCheck {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(400)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, CheckedSchema> tools;

    private ToolCallCheck(Map<String, CheckedSchema> tools) {
        this.tools = tools;
    }

    /// @param parameters the JSON Schema of each tool's arguments, by the tool's name
    public static ToolCallCheck of(Map<String, JsonNode> parameters) {
        var tools = new LinkedHashMap<String, CheckedSchema>();
        parameters.forEach((name, schema) -> tools.put(name, CheckedSchema.of(schema, true)));
        return new ToolCallCheck(tools);
    }

    /// @param arguments as the model wrote them; blank counts as `{}`
    public Decision decide(String tool, String arguments) {
        CheckedSchema schema = tools.get(tool);
        if (schema == null) {
            return new Decision.Refused(
                    Refusal.UNKNOWN_TOOL, "there is no such tool; offered are " + String.join(", ", tools.keySet()));
        }
        if (arguments.length() > MAX_CHARACTERS) {
            return new Decision.Refused(
                    Refusal.OTHER, "the arguments have more than %d characters; send less".formatted(MAX_CHARACTERS));
        }
        JsonNode value;
        try {
            value = JSON.readTree(arguments.isBlank() ? "{}" : arguments);
        } catch (JacksonException malformed) {
            return new Decision.Refused(
                    Refusal.MALFORMED_JSON, "the arguments are not one JSON value: " + where(malformed));
        }
        if (!value.isObject()) {
            return new Decision.Refused(Refusal.WRONG_TYPE, "the arguments must be a JSON object");
        }
        return schema.refusalOf(value).<Decision>map(refused -> refused).orElseGet(Decision.Allowed::new);
    }

    private static String where(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null
                ? "they end early"
                : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
