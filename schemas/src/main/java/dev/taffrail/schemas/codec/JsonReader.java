package dev.taffrail.schemas.codec;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON as the value of a shape.
final class JsonReader {
    private static final String TYPE = "type";

    private JsonReader() {}

    static Object read(Contract contract, JsonNode json) {
        try {
            if (json.isString()) {
                return contract.fromString(json.stringValue());
            }
            return contract.create(components(contract, require(json.isObject(), "an object", json)));
        } catch (IllegalArgumentException | NullPointerException | ArithmeticException e) {
            throw new Malformed("is refused: " + e.getMessage());
        }
    }

    private static @Nullable Object[] components(Contract contract, JsonNode json) {
        var names = contract.members().stream().map(Contract.Member::name).toList();
        for (String name : json.propertyNames()) {
            if (!names.contains(name)) {
                throw new Malformed("is not known" + suggestion(name, names)).in(name);
            }
        }
        return contract.members().stream().map(member -> member(member, json)).toArray();
    }

    private static @Nullable Object member(Contract.Member member, JsonNode json) {
        JsonNode value = json.get(member.name());
        try {
            return value == null ? Defaults.of(member.shape()) : value(member.shape(), value);
        } catch (Malformed e) {
            throw e.in(member.name());
        }
    }

    private static @Nullable Object value(Shape shape, JsonNode json) {
        return switch (shape) {
            case Shape.Maybe maybe -> json.isNull() ? null : value(maybe.shape(), json);
            case Shape.Scalar scalar -> scalar(scalar, json);
            case Shape.Symbols symbols -> symbol(symbols, json);
            case Shape.ListOf list -> list(list.element(), json);
            case Shape.OneOf oneOf -> oneOf(oneOf, json);
            case Contract contract -> read(contract, json);
        };
    }

    private static Object scalar(Shape.Scalar scalar, JsonNode json) {
        return switch (scalar) {
            case STRING -> require(json.isString(), "a string", json).stringValue();
            case INT ->
                require(json.isIntegralNumber() && json.canConvertToInt(), "a whole number of 32 bits", json)
                        .intValue();
            case LONG ->
                require(json.isIntegralNumber() && json.canConvertToLong(), "a whole number of 64 bits", json)
                        .longValue();
            case BOOLEAN -> require(json.isBoolean(), "true or false", json).booleanValue();
            case DOUBLE -> require(json.isNumber(), "a number", json).doubleValue();
            case BYTES ->
                bytes(require(json.isString(), "a string in base64", json).stringValue());
        };
    }

    private static Bytes bytes(String base64) {
        try {
            return Bytes.owning(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new Malformed("must be a string in base64: " + e.getMessage());
        }
    }

    private static Enum<?> symbol(Shape.Symbols symbols, JsonNode json) {
        String wanted = require(json.isString(), "a string", json).stringValue();
        for (Enum<?> constant : symbols.constants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        var names = symbols.constants().stream().map(Enum::name).toList();
        throw new Malformed("is none of its symbols" + suggestion(wanted.toUpperCase(Locale.ROOT), names));
    }

    private static List<Object> list(Shape element, JsonNode json) {
        require(json.isArray(), "a list", json);
        var values = new ArrayList<Object>();
        for (JsonNode each : json) {
            try {
                values.add(CanonicalWriter.present(value(element, each)));
            } catch (Malformed e) {
                throw e.in("[" + values.size() + "]");
            }
        }
        return Collections.unmodifiableList(values);
    }

    private static Object oneOf(Shape.OneOf oneOf, JsonNode json) {
        var names = oneOf.branches().stream().map(Contract::name).toList();
        JsonNode wanted = require(json.isObject() && json.path(TYPE).isString(), "an object with a type", json)
                .path(TYPE);
        int branch = names.indexOf(wanted.stringValue());
        if (branch < 0) {
            throw new Malformed("is no type that belongs here" + suggestion(wanted.stringValue(), names)).in(TYPE);
        }
        return read(oneOf.branches().get(branch), json.path("value"));
    }

    private static JsonNode require(boolean holds, String wanted, JsonNode json) {
        if (!holds) {
            throw mismatch(wanted, json);
        }
        return json;
    }

    private static Malformed mismatch(String wanted, JsonNode json) {
        String kind = json.getNodeType().name().toLowerCase(Locale.ROOT);
        return new Malformed(
                "must be " + wanted + ", but is " + (json.isNumber() ? "another number" : "of type " + kind));
    }

    private static String suggestion(String wanted, List<String> known) {
        Optional<String> nearest = Nearest.to(wanted, known);
        return nearest.map(name -> "; did you mean " + name + "?").orElse("; known are " + String.join(", ", known));
    }
}
