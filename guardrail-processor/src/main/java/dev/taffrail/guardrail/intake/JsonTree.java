package dev.taffrail.guardrail.intake;

import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.schemas.form.InvalidForm;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON of strangers as a tree: bounded in depth, no field twice, nothing after the end, and Unicode that is none is
/// refused.
final class JsonTree {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ArgumentSchema.MAX_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTree() {}

    /// The object that `json`, in UTF-8, is.
    ///
    /// @throws InvalidForm when it is none
    static ObjectNode object(byte[] json) {
        if (parse(json) instanceof ObjectNode object) {
            rejectHalfCharacters(object);
            return object;
        }
        throw new InvalidForm("the JSON must be an object, such as {\"run_id\": ...}");
    }

    /// Whether `json` is an object as the arguments of a tool are.
    static boolean isObject(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode;
        } catch (JacksonException _) {
            return false;
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new InvalidForm("no JSON in UTF-8, a field twice, or something nested too deep or too long"
                    + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }

    private static void rejectHalfCharacters(JsonNode node) {
        if (node.isString() && hasHalfCharacter(node.stringValue())) {
            throw new InvalidForm(
                    "a string holds half of a surrogate pair, which is no Unicode; write the whole character");
        }
        node.forEach(JsonTree::rejectHalfCharacters);
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
