package dev.taffrail.detection.toolcall;

import java.math.BigDecimal;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// One text for every equal value: keys in the order of their UTF-16 units, no blanks, numbers without needless zeros
/// (`1.0`, `1e0` and `1` are `1`), so that equal calls have equal hashes. It is the form that tools are given.
final class CanonicalJson {
    /// Past this exponent a number is a slip or an attack: arithmetic with it takes unbounded memory.
    private static final int MAX_EXPONENT = 400;

    private static final int MAX_INTEGER_DIGITS = 40;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalJson() {}

    static JsonNode of(JsonNode node) throws NotStrictJsonException {
        return switch (node) {
            case ObjectNode object -> ofObject(object);
            case ArrayNode array -> ofArray(array);
            case StringNode string -> NODES.stringNode(wellFormed(string.stringValue()));
            case JsonNode number when number.isNumber() -> ofNumber(number.decimalValue());
            case JsonNode other -> other;
        };
    }

    private static JsonNode ofObject(ObjectNode object) throws NotStrictJsonException {
        var sorted = new TreeMap<String, JsonNode>();
        for (var field : object.properties()) {
            sorted.put(wellFormed(field.getKey()), of(field.getValue()));
        }
        var result = NODES.objectNode();
        sorted.forEach(result::set);
        return result;
    }

    private static JsonNode ofArray(ArrayNode array) throws NotStrictJsonException {
        var result = NODES.arrayNode(array.size());
        for (JsonNode element : array) {
            result.add(of(element));
        }
        return result;
    }

    private static JsonNode ofNumber(BigDecimal number) throws NotStrictJsonException {
        BigDecimal shortest = number.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale();
        if (Math.abs((long) exponent) > MAX_EXPONENT) {
            throw new NotStrictJsonException("has a number with an exponent beyond " + MAX_EXPONENT);
        }
        boolean integer = shortest.scale() <= 0 && exponent <= MAX_INTEGER_DIGITS;
        return integer ? ofInteger(shortest) : NODES.numberNode(shortest);
    }

    private static JsonNode ofInteger(BigDecimal integer) {
        var exact = integer.toBigIntegerExact();
        return exact.bitLength() < Long.SIZE ? NODES.numberNode(exact.longValueExact()) : NODES.numberNode(exact);
    }

    /// Text with half a surrogate pair has no UTF-8 form, and would be stored as something else than was checked.
    private static String wellFormed(String text) throws NotStrictJsonException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new NotStrictJsonException("has half of a surrogate pair in a string");
            }
        }
        return text;
    }
}
