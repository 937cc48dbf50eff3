package dev.taffrail.schemas.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Schemas as JSON text.
final class SchemaText {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Found once: Avro's look-up of formats fails now and then when two threads are in it.
    private static final SchemaFormatter PRETTY = SchemaFormatter.getInstance("json/pretty");

    private SchemaText() {}

    /// The text that is checked in and that a registry gets: indented, with a line feed at the end.
    static String of(Schema schema) {
        return PRETTY.format(schema).replace("\r\n", "\n") + "\n";
    }

    /// Lower-case hexadecimal.
    static String sha256(String text) {
        return Bytes.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /// What bytes and readers depend on: the text without documentation and without layout.
    static String meaning(Schema schema) {
        JsonNode tree = JSON.readTree(schema.toString());
        dropDocs(tree);
        return JSON.writeValueAsString(tree);
    }

    private static void dropDocs(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("type")) {
            object.remove("doc");
        }
        for (JsonNode child : new ArrayList<>(node.values())) {
            dropDocs(child);
        }
    }

    /// Whether a union of several records is somewhere in it. The schema must not contain itself.
    static boolean holdsUnion(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().anyMatch(field -> holdsUnion(field.schema()));
            case ARRAY -> holdsUnion(schema.getElementType());
            case UNION ->
                schema.getTypes().stream()
                                        .filter(branch -> branch.getType() == Schema.Type.RECORD)
                                        .count()
                                > 1
                        || schema.getTypes().stream().anyMatch(SchemaText::holdsUnion);
            case NULL, BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, FIXED, ENUM, MAP -> false;
        };
    }

    static Schema parse(String text) {
        return new Schema.Parser().parse(text);
    }
}
