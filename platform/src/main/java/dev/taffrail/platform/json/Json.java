package dev.taffrail.platform.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Makes the mappers of the process. What they read is bounded in depth and size; a name that is given twice, an
/// unknown one and anything after the document are errors, because each of them hides what was meant.
public final class Json {
    private static final int DEPTH = 64;
    private static final int LONGEST_STRING = 8 << 20;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_024;

    private Json() {}

    /// @param longestDocument in bytes or characters, whichever the source has
    public static JsonMapper mapper(long longestDocument) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxDocumentLength(longestDocument)
                .maxStringLength(LONGEST_STRING)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .build();
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY) // the same text for the same value
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }
}
