package dev.taffrail.detection.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Handles JSON field by field: the name of a field is what its value is judged by, and what is written is JSON again.
/// What is no JSON object or array is handled as a text.
public record JsonRedaction(Redaction redaction, TextInspector inspector) {
    private static final int MAX_DEPTH = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
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
            case ObjectNode object -> {
                ObjectNode written = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    written.set(entry.getKey(), handled(entry.getKey(), entry.getValue()));
                }
                yield written;
            }
            case ArrayNode array -> {
                List<JsonNode> values = new ArrayList<>();
                array.forEach(value -> values.add(handled(field, value)));
                yield JsonNodeFactory.instance.arrayNode().addAll(values);
            }
            case StringNode string -> JsonNodeFactory.instance.stringNode(plain(field, string.asString("")));
            // Numbers, truth values and null carry no text.
            default -> node;
        };
    }

    private String plain(String field, String text) {
        return redaction.apply(text, inspector.inspect(field, text));
    }
}
