package dev.taffrail.schemas.codec;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The value of a shape as JSON.
final class JsonWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonWriter() {}

    static JsonNode write(Contract contract, Object record) {
        var object = JSON.objectNode();
        for (Contract.Member member : contract.members()) {
            object.set(member.name(), shown(member, contract.get(member, record)));
        }
        return object;
    }

    private static JsonNode shown(Contract.Member member, @Nullable Object value) {
        return member.level() == DataClass.Level.SECRET
                ? JSON.stringNode(DataClass.Level.SECRET.removed())
                : write(member.shape(), value);
    }

    private static JsonNode write(Shape shape, @Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        return switch (shape) {
            case Shape.Maybe maybe -> write(maybe.shape(), value);
            case Shape.Scalar scalar -> scalar(scalar, value);
            case Shape.Symbols _ -> JSON.stringNode(((Enum<?>) value).name());
            case Shape.ListOf list -> {
                var array = JSON.arrayNode();
                ((List<?>) value).forEach(each -> array.add(write(list.element(), each)));
                yield array;
            }
            case Shape.OneOf oneOf -> {
                var branch = oneOf.branches().get(oneOf.indexOf(value));
                yield JSON.objectNode().put("type", branch.name()).set("value", write(branch, value));
            }
            case Contract contract -> write(contract, value);
        };
    }

    private static JsonNode scalar(Shape.Scalar scalar, Object value) {
        return switch (scalar) {
            case STRING -> JSON.stringNode((String) value);
            case INT -> JSON.numberNode((Integer) value);
            case LONG -> JSON.numberNode((Long) value);
            case BOOLEAN -> JSON.booleanNode((Boolean) value);
            case DOUBLE -> JSON.numberNode((Double) value);
            case BYTES -> JSON.stringNode(Base64.getEncoder().encodeToString(((Bytes) value).shared()));
        };
    }
}
