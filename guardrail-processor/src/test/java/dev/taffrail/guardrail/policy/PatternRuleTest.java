package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternRuleTest {
    /// Also where another one of the rule is found within it, or reaches into it.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "employee ; employee \\d+ ; ask employee 12345 please ; ask [removed] please",
                "employee \\d+ ; employee ; ask employee 12345 please ; ask [removed] please",
                "heron nest ; nest by the lake ; a heron nest by the lake shore ; a [removed] shore",
                "a.*?b ; c ; xaabbxc ; x[removed]bx[removed]",
            })
    void what_any_pattern_finds_is_taken_out(String first, String second, String text, String left) {
        var policy = PolicyFile.parse("p.yaml", """
                name: p
                rules:
                  - {name: names, kind: pattern, patterns: ['%s', '%s'], actions: {request: sanitize}}
                """.formatted(first, second));

        assertThat(policy.screen(Stage.REQUEST, text).text().replaceAll("\\[removed[^]]*]", "[removed]"))
                .isEqualTo(left);
    }
}
