package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What leaves a document of JSON, where findings of several rules lie in it.
class JsonRemovalTest {
    private static final Policy POLICY = PolicyFile.parse("p.yaml", """
            name: house
            rules:
              - name: window
                kind: pattern
                patterns: ['heron.*tern']
                actions: {tool_result: sanitize}
              - name: codename
                kind: pattern
                patterns: ['gull']
                actions: {tool_result: sanitize}
              - name: number
                kind: pii
                types: {credit_card: mask}
                actions: {tool_result: sanitize}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\": \"heron\", \"n\": 7, \"b\": \"tern\"} ; {\"a\": \"[removed: window]\", \"n\": 7, \"b\": \"[removed: window]\"}",
                "{\"a\": \"heron\", \"n\": 4111111111111111, \"b\": \"tern\"} ; {\"a\": \"[removed: window]\", \"n\": \"************1111\", \"b\": \"[removed: window]\"}",
                "{\"a\": \"heron\", \"gull\": 7, \"b\": \"tern\"} ; {\"a\": \"[removed: window]\", \"[removed: codename]\": 7, \"b\": \"[removed: window]\"}",
                "{\"a\": \"heron\", \"b\": \"a gull, a tern\"} ; {\"a\": \"[removed: window]\", \"b\": \"[removed: window]\"}",
            })
    void what_is_something_by_itself_goes_also_where_a_window_covers_it(String json, String left) {
        assertThat(POLICY.screen(Stage.TOOL_RESULT, json).text()).isEqualTo(left);
    }
}
