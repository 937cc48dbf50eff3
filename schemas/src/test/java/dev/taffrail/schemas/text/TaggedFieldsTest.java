package dev.taffrail.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.codec.AvroSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/// Whoever stores or shows a field looks at its class, so a text without one has no rule.
class TaggedFieldsTest {
    private static final Path SCHEMAS = Path.of("src", "main", "avro");

    /// Strings that are made or chosen by programs and operators and say nothing about a person.
    private static final Set<String> IDENTIFIERS = Set.of(
            "agent",
            "breaker",
            "call_id",
            "command_id",
            "entity",
            "event_id",
            "id",
            "idempotency_key",
            "incarnation",
            "key_id",
            "lane",
            "model",
            "name",
            "outcome",
            "policy",
            "provider",
            "request",
            "rule",
            "run",
            "run_id",
            "session",
            "source",
            "tenant",
            "tool",
            "tool_request_id",
            "topic_id",
            "traceparent",
            "type",
            "unit",
            "version",
            "writer");

    @Test
    void every_text_says_how_it_must_be_handled() throws IOException {
        var untagged = new TreeSet<String>();
        for (Schema schema : all()) {
            collect(schema, untagged);
        }

        assertThat(untagged)
                .as("put @DataClass on the component; or, for an id, its name into IDENTIFIERS")
                .isEmpty();
    }

    @Test
    void what_people_and_models_write_is_personal() throws IOException {
        var input = all().stream()
                .filter(schema -> schema.getName().equals("RunRequest"))
                .findFirst()
                .orElseThrow()
                .getField("input");

        assertThat(input.getProp(AvroSchemas.CLASS_PROPERTY)).isEqualTo("personal");
        assertThat(input.schema().getField("content").getProp(AvroSchemas.CLASS_PROPERTY))
                .isEqualTo("personal");
    }

    private static List<Schema> all() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .map(TaggedFieldsTest::parsed)
                    .toList();
        }
    }

    private static Schema parsed(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void collect(Schema schema, Set<String> untagged) {
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields().forEach(field -> {
                    if (field.getProp(AvroSchemas.CLASS_PROPERTY) == null && isText(field)) {
                        untagged.add(schema.getName() + "." + field.name());
                    }
                    collect(field.schema(), untagged);
                });
            case ARRAY -> collect(schema.getElementType(), untagged);
            case MAP -> collect(schema.getValueType(), untagged);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, untagged));
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private static boolean isText(Schema.Field field) {
        return parts(field.schema())
                .anyMatch(part -> part.getType() == Schema.Type.STRING
                        ? !IDENTIFIERS.contains(field.name())
                        : part.getType() == Schema.Type.RECORD && part.getName().equals("Text"));
    }

    private static Stream<Schema> parts(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> schema.getTypes().stream().flatMap(TaggedFieldsTest::parts);
            case ARRAY -> parts(schema.getElementType());
            case MAP -> parts(schema.getValueType());
            case RECORD, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> Stream.of(schema);
        };
    }
}
