package dev.taffrail.sink.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.taffrail.schemas.codec.Bytes;
import java.lang.reflect.Type;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Records and lists as JSON: with the names of the contracts, bytes in hexadecimal.
public final class ContractJson {
    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)
                    .withCreatorVisibility(Visibility.ANY))
            // A row of an earlier release lacks what was added to its contract since.
            .withConfigOverride(List.class, list -> list.setNullHandling(EMPTY))
            .withConfigOverride(String.class, text -> text.setNullHandling(EMPTY))
            .withConfigOverride(Bytes.class, bytes -> bytes.setNullHandling(EMPTY))
            .addModule(new SimpleModule()
                    .addSerializer(Bytes.class, new HexWriter())
                    .addDeserializer(Bytes.class, new HexReader()))
            .build();

    private ContractJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static Object read(String json, Type type) {
        return MAPPER.readValue(json, MAPPER.constructType(type));
    }

    /// The same as a tree.
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static final class HexWriter extends ValueSerializer<Bytes> {
        @Override
        public void serialize(Bytes value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.hex());
        }
    }

    private static final class HexReader extends ValueDeserializer<Bytes> {
        @Override
        public Bytes deserialize(JsonParser in, DeserializationContext context) {
            return Bytes.ofHex(in.getString());
        }

        @Override
        public Object getEmptyValue(DeserializationContext context) {
            return Bytes.EMPTY;
        }
    }
}
