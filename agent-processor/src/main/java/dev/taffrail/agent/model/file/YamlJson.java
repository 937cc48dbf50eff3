package dev.taffrail.agent.model.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The JSON that a piece of YAML means.
final class YamlJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_NUMBER_LENGTH = 100;

    private YamlJson() {}

    static JsonNode of(Node node, BiFunction<Node, String, InvalidFile> wrong) {
        return switch (node) {
            case MappingNode mapping -> {
                var object = JSON.objectNode();
                for (var entry : mapping.getValue()) {
                    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                        throw wrong.apply(entry.getKeyNode(), "has a name that is not plain text");
                    }
                    object.set(key.getValue(), of(entry.getValueNode(), wrong));
                }
                yield object;
            }
            case SequenceNode sequence -> {
                var array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(of(item, wrong)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar, wrong);
            default -> throw wrong.apply(node, "cannot be written as JSON");
        };
    }

    private static JsonNode scalar(ScalarNode scalar, BiFunction<Node, String, InvalidFile> wrong) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
            return JSON.stringNode(value);
        }
        try {
            if (value.length() <= MAX_NUMBER_LENGTH) {
                return tag.equals(Tag.INT)
                        ? JSON.numberNode(new BigInteger(value))
                        : JSON.numberNode(new BigDecimal(value));
            }
        } catch (NumberFormatException _) {
            throw wrong.apply(scalar, "has the number " + value + ", which JSON cannot hold; quote it");
        }
        throw wrong.apply(scalar, "has a number of more than " + MAX_NUMBER_LENGTH + " digits; quote it");
    }
}
