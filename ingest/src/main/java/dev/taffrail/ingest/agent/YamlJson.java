package dev.taffrail.ingest.agent;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// YAML as JSON text, in the order of the file.
final class YamlJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlJson() {}

    /// @param wrong is told what JSON cannot say
    static String text(Node node, Consumer<String> wrong) {
        return json(node, wrong).toString();
    }

    private static JsonNode json(Node node, Consumer<String> wrong) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, wrong);
            case SequenceNode sequence -> {
                var array = JSON.arrayNode();
                sequence.getValue().forEach(element -> array.add(json(element, wrong)));
                yield array;
            }
            case MappingNode mapping -> {
                var object = JSON.objectNode();
                for (var entry : mapping.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode key) {
                        object.set(key.getValue(), json(entry.getValueNode(), wrong));
                    } else {
                        wrong.accept("has a key that is no text, in line " + Problems.line(entry.getKeyNode()));
                    }
                }
                yield object;
            }
            default -> {
                wrong.accept("has something that JSON cannot say, in line " + Problems.line(node));
                yield JSON.nullNode();
            }
        };
    }

    private static JsonNode scalar(ScalarNode scalar, Consumer<String> wrong) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(new BigInteger(value));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(value));
            }
        } catch (NumberFormatException _) {
            wrong.accept("has '" + value + "' in line " + Problems.line(scalar)
                    + ", which is no number of JSON; quote it if it is text");
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.stringNode(value);
    }
}
