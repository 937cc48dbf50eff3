package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static tools.jackson.core.JsonToken.START_OBJECT;

import dev.taffrail.schemas.verdict.Action;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Nothing beside a value hides it: long numbers and names, depth, a mark before the document.
class JsonLimitsTest {
    private static final JsonFactory ANY_LENGTH = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxNumberLength(10_000)
                    .maxNameLength(100_000)
                    .build())
            .build();
    private static final Policy AMOUNTS = PolicyFile.parse("p.yaml", """
            name: house
            rules:
              - name: amount
                kind: expression
                when: [{of: json.amount, above: 100}]
                actions: {tool_arguments: reject}
                on_error: reject
            """);

    static Stream<String> paddings() {
        return Stream.of(
                "\"n\": " + "9".repeat(1_001),
                "\"n\": 0." + "9".repeat(2_000),
                "\"" + "n".repeat(50_001) + "\": 1",
                "\"n\": " + "[".repeat(64) + "]".repeat(64),
                "\"n\": " + "[".repeat(500) + "]".repeat(500),
                "\"n\": 1e9999999999",
                "\"n\": -1E-9999999999",
                "\"n\": 1e2147483648",
                "\"n\": 0e2147483648");
    }

    @ParameterizedTest
    @MethodSource("paddings")
    void what_stands_beside_a_value_does_not_hide_it(String padding) {
        String document = "{\"password\": \"open sesame\", \"card\": 4111111111111111, " + padding + "}";

        for (String text : List.of(document, "\uFEFF" + document)) {
            var screening = PolicyFile.shipped().screen(Stage.TOOL_RESULT, text);

            assertThat(screening.action()).isEqualTo(Action.SANITIZE);
            assertThat(screening.text())
                    .contains(padding)
                    .doesNotContain("open sesame", "4111111111111111")
                    .startsWith(text.substring(0, 2));
            assertIsJson(screening.text().substring(text.indexOf('{')));
        }
    }

    private static void assertIsJson(String text) {
        try (var parser = ANY_LENGTH.createParser(ObjectReadContext.empty(), text)) {
            assertThat(parser.nextToken()).isEqualTo(START_OBJECT);
            parser.skipChildren();
            assertThat(parser.nextToken()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("paddings")
    void what_stands_beside_an_amount_does_not_get_it_through(String padding) {
        assertThat(AMOUNTS.screen(Stage.TOOL_ARGUMENTS, "{\"amount\": 5000, " + padding + "}")
                        .action())
                .isEqualTo(Action.REJECT);
        assertThat(AMOUNTS.screen(Stage.TOOL_ARGUMENTS, "\uFEFF{\"amount\": 5000, " + padding + "}")
                        .action())
                .isEqualTo(Action.REJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "1e9999999999, REJECT",
        "-1e9999999999, ALLOW",
        "1E-9999999999, ALLOW",
        "0e9999999999, ALLOW",
        "101, REJECT",
        "100, ALLOW"
    })
    void a_number_that_java_has_no_room_for_is_compared_all_the_same(String number, Action action) {
        assertThat(AMOUNTS.screen(Stage.TOOL_ARGUMENTS, "{\"amount\": " + number + "}")
                        .action())
                .isEqualTo(action);
    }

    @Test
    void no_text_is_too_deep_to_be_screened() {
        String deep = "[".repeat(1 << 18) + "\"ghp_x7Kq2mVt9LbR4nWz8YcD3f" + "Hj6PsG1aXeU5oQ\"" + "]".repeat(1 << 18);

        assertThat(PolicyFile.shipped().screen(Stage.TOOL_RESULT, deep).text()).doesNotContain("ghp_");
        assertThat(PolicyFile.shipped()
                        .screen(Stage.TOOL_RESULT, "[" + deep + "]")
                        .text())
                .doesNotContain("ghp_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[\"\\u12\u0430D\", \"card 4111111111111111\"] ; [\"\\u12\u0430D\", \"card [removed: credit_card]\"]",
                "[\"\\u\u0661\u0661\u0661\u0661 4111111111111111\"] ; [\"\\u\u0661\u0661\u0661\u0661 [removed: credit_card]\"]",
                "[\"\\u12\", 4111111111111111] ; [\"\\u12\", [removed: credit_card]]",
                "[\"\\\\u12\u0430D\", 4111111111111111] ; [\"\\\\u12\u0430D\", \"[removed: credit_card]\"]"
            })
    void an_escape_without_four_digits_makes_it_no_document(String text, String left) {
        var numbers = PolicyFile.parse("p.yaml", """
                name: house
                rules:
                  - {name: number, kind: pii, types: {credit_card: redact}, actions: {tool_result: sanitize}}
                """);

        assertThat(numbers.screen(Stage.TOOL_RESULT, text).text()).isEqualTo(left);
    }

    @Test
    void a_value_that_is_called_so_has_the_name_of_its_object() {
        assertThat(PolicyFile.shipped()
                        .screen(Stage.TOOL_RESULT, "{\"password\": [{\"value\": \"open sesame\", \"type\": \"text\"}]}")
                        .text())
                .isEqualTo("{\"password\": [{\"value\": \"[removed: assigned]\", \"type\": \"text\"}]}");
    }
}
