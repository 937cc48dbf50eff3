package dev.taffrail.detection.toolcall.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.detection.toolcall.CheckedSchema;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Values of one format, a line each: `+` or `-`, and the value as JSON writes strings. A line that is nothing of the
/// kind says what the next ones are about.
record FormatTable(String format, String lines) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void holds() {
        var schema = CheckedSchema.of(JSON.createObjectNode().put("format", format), true);
        List<String> rows = lines.lines()
                .filter(line -> line.startsWith("+ ") || line.startsWith("- "))
                .toList();
        Stream<String> wrong = rows.stream().filter(row -> {
            boolean allowed = schema.allows(JSON.readTree(row.substring(2)));
            return allowed != row.startsWith("+");
        });

        assertThat(rows).as("lines of the table").hasSizeGreaterThan(5);
        assertThat(wrong).as(format).isEmpty();
    }
}
