package dev.taffrail.ingest.form;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON that people wrote, as a tree: bounded in depth, no field twice, nothing after the end, and Unicode that is none
/// is refused.
final class JsonObjects {
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonObjects() {}

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /// @throws InvalidRequest when `json` is no object
    static ObjectNode parse(byte[] json) {
        if (tree(json) instanceof ObjectNode object) {
            rejectHalfCharacters(object);
            return object;
        }
        throw new InvalidRequest("the JSON must be an object, such as {\"agent\": \"helper\", \"input\": \"Hello\"}");
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new InvalidRequest("this is no JSON in UTF-8, has a field twice or is nested deeper than " + MAX_DEPTH
                    + where(e.getLocation()));
        }
    }

    private static String where(@Nullable TokenStreamLocation at) {
        if (at == null) {
            return "";
        }
        return at.getLineNr() <= 1
                ? "; see column " + at.getColumnNr()
                : "; see line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static void rejectHalfCharacters(JsonNode node) {
        if (node.isString() && node.stringValue().codePoints().anyMatch(JsonObjects::isHalf)) {
            throw new InvalidRequest(
                    "a string holds half of a surrogate pair, which is no Unicode; write the whole character");
        }
        node.forEach(JsonObjects::rejectHalfCharacters);
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
