package dev.taffrail.detection.toolcall;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON that a model wrote: bounded in size and depth, no duplicate keys, nothing after the value, numbers exact.
final class StrictJson {
    private static final int MESSAGE_CHARACTERS = 200;

    private final int maxBytes;
    private final int maxDepth;
    private final JsonMapper mapper;

    StrictJson(int maxBytes, int maxDepth) {
        this.maxBytes = maxBytes;
        this.maxDepth = maxDepth;
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(maxBytes)
                .maxNameLength(1_000)
                .maxNumberLength(400)
                .build();
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /// The value in canonical form: keys sorted, equal numbers equal.
    ///
    /// @throws NotStrictJsonException with a sentence that says what is wrong and where
    JsonNode read(String text) throws NotStrictJsonException {
        if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw new NotStrictJsonException("has more than " + maxBytes + " bytes; send less");
        }
        try {
            return CanonicalJson.of(mapper.readTree(text));
        } catch (StreamConstraintsException tooMuch) {
            throw new NotStrictJsonException(
                    "is nested deeper than " + maxDepth + " levels, or has a name or number that is too long", tooMuch);
        } catch (JacksonException malformed) {
            throw new NotStrictJsonException(
                    "is not valid JSON" + where(malformed) + ": " + reason(malformed), malformed);
        }
    }

    private static String where(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null || location.getLineNr() < 0
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String reason(JacksonException malformed) {
        String first = malformed.getOriginalMessage().lines().findFirst().orElse("");
        if (first.startsWith("Trailing token")) {
            return "there is more text after the value";
        }
        int aside = first.indexOf(" (start marker at ");
        return aside >= 0 ? first.substring(0, aside) : shortened(first);
    }

    private static String shortened(String first) {
        return first.length() <= MESSAGE_CHARACTERS ? first : first.substring(0, MESSAGE_CHARACTERS);
    }
}
