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
              - name: account
                kind: pattern
                patterns: ['\\b\\d{9}\\b', '\\bnull\\b']
                actions: {tool_result: sanitize}
              - name: rights
                kind: pattern
                patterns: ['"admin"\\s*:\\s*(?:true|""|\\[\\])']
                actions: {tool_result: sanitize}
              - name: list
                kind: pattern
                patterns: [', \\[']
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
                "{\"a\": \"heron\", \"n\": 7, \"b\": \"tern\"} ; {\"a\": \"[removed: window]\", \"[removed: window]\": \"[removed: window]\", \"[removed: window] (2)\": \"[removed: window]\"}",
                "[\"heron\", 4111111111111111, \"tern\", 4111111111111111] ; [\"[removed: window]\", \"[removed: window]\", \"[removed: window]\", \"************1111\"]",
                "{\"a\": [\"heron\", {\"gull\": 7}], \"b\": \"a gull, a tern\"} ; {\"a\": [\"[removed: window]\", {\"[removed: window]\": \"[removed: window]\"}], \"[removed: window]\": \"[removed: window]\"}",
                "{\"gull\": 7, \"a gull\": 8, \"the gull\": {\"gull\": 9}} ; {\"[removed: codename]\": 7, \"a [removed: codename]\": 8, \"the [removed: codename]\": {\"[removed: codename]\": 9}}",
                "{\"gull\": 7, \"gull\": 8, \"[removed: codename] (2)\": 9} ; {\"[removed: codename]\": 7, \"[removed: codename] (3)\": 8, \"[removed: codename] (2)\": 9}",
                "{\"account\": 123456789} ; {\"account\": \"[removed: account]\"}",
                "{\"account\": -123456789.25, \"n\": null} ; {\"account\": \"[removed: account]\", \"n\": \"[removed: account]\"}",
                "{\"admin\": true, \"b\": false} ; {\"[removed: rights]\": \"[removed: rights]\", \"b\": false}",
                "{\"admin\": \"\", \"b\": false} ; {\"[removed: rights]\": \"[removed: rights]\", \"b\": false}",
                "{\"admin\": [], \"b\": {}} ; {\"[removed: rights]\": \"[removed: rights]\", \"b\": {}}",
                "[0, [1]] ; \"[removed: list]\"",
            })
    void whatever_a_finding_touches_goes_and_the_document_stays_one(String json, String left) {
        assertThat(POLICY.screen(Stage.TOOL_RESULT, json).text()).isEqualTo(left);
    }
}
