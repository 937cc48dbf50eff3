package dev.taffrail.detection.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Handles JSON field by field: the name of a field is what its value is judged by, and what is written is JSON again.
/// Names are handled as well, and a number that something is found in becomes a text. What is no JSON object or array
/// is handled as a text.
public record JsonRedaction(Redaction redaction, TextInspector inspector) {
    private static final int MAX_DEPTH = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public String apply(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            try {
                return JSON.writeValueAsString(handled("", JSON.readTree(text)));
            } catch (JacksonException noJson) {
                return plain("", text);
            }
        }
        return plain("", text);
    }

    private JsonNode handled(String field, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> handled(object);
            case ArrayNode array -> {
                List<JsonNode> values = new ArrayList<>();
                array.forEach(value -> values.add(handled(field, value)));
                yield JsonNodeFactory.instance.arrayNode().addAll(values);
            }
            case StringNode string -> JsonNodeFactory.instance.stringNode(plain(field, string.asString("")));
            case NumericNode number -> {
                String text = number.asString();
                String left = plain(field, text);
                yield left.equals(text) ? number : JsonNodeFactory.instance.stringNode(left);
            }
            // Truth values and null carry no text.
            default -> node;
        };
    }

    /// No value is lost where two names are the same without what was taken out of them.
    private ObjectNode handled(ObjectNode object) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        Map<String, Integer> times = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = redaction.apply(entry.getKey(), inspector.inspectName(entry.getKey()));
            String free = name;
            while (written.has(free) || (!free.equals(entry.getKey()) && object.has(free))) {
                free = name + " (" + (times.merge(name, 1, Integer::sum) + 1) + ")";
            }
            written.set(free, handled(entry.getKey(), entry.getValue()));
        }
        return written;
    }

    private String plain(String field, String text) {
        return redaction.apply(text, inspector.inspect(field, text));
    }
}
