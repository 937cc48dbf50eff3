package dev.taffrail.schemas.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Contract records as JSON, for what people write and read: the names of the Avro fields, enums as their symbols,
/// bytes in base64. Strict where a mistake would be lost otherwise: no unknown field, no repeated field, no value of
/// another type, nothing after the end. What is absent has the default of the schema.
public final class JsonRecords {
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonRecords() {}

    /// The record that `json`, in UTF-8, says.
    ///
    /// @throws InvalidJson when it does not say one
    /// @throws IllegalArgumentException when the class cannot be a contract
    public static <T extends Record> T read(Class<T> type, byte[] json) {
        return type.cast(read(Contract.of(type), parse(json)));
    }

    /// @see #read(Class, byte[])
    public static <T extends Record> T read(Class<T> type, JsonNode json) {
        return type.cast(read(Contract.of(type), json));
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (StreamConstraintsException e) {
            throw new InvalidJson("the JSON is beyond the limits of what is read: " + e.getOriginalMessage());
        } catch (JacksonException e) {
            throw new InvalidJson("no JSON, or a field twice" + where(e.getLocation()));
        }
    }

    private static String where(@Nullable TokenStreamLocation at) {
        return at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static Object read(Contract contract, JsonNode json) {
        try {
            return JsonReader.read(contract, json);
        } catch (Malformed e) {
            throw new InvalidJson(e.describe());
        }
    }

    /// All members, in the order of the schema. What is a SECRET is not written but says that it is one.
    public static JsonNode toTree(Record record) {
        return JsonWriter.write(Contract.of(record.getClass()), record);
    }

    /// All members on one line, as [#toTree] has them.
    public static String toText(Record record) {
        return JSON.writeValueAsString(toTree(record));
    }
}
