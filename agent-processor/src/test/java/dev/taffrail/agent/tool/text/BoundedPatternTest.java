package dev.taffrail.agent.tool.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {
    @Test
    void finds_what_matches() {
        assertThat(BoundedPattern.of("ro[pb]e", true).isFoundIn("a coil of ROPE"))
                .isTrue();
        assertThat(BoundedPattern.of("ro[pb]e", false).isFoundIn("a coil of ROPE"))
                .isFalse();
    }

    @Test
    void takes_a_closing_dollar_for_the_very_end() {
        assertThat(BoundedPattern.of("a$", false).isFoundIn("a\n")).isFalse();
        assertThat(BoundedPattern.of("a\\$", false).isFoundIn("a$\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|a)*b", "(a*)*b", "(.*a){12}b", "(a|aa)+$ "})
    void gives_up_instead_of_running_away(String pattern) {
        assertThatThrownBy(() -> BoundedPattern.of(pattern, false).isFoundIn("a".repeat(3_000)))
                .isInstanceOf(PatternTooSlowException.class)
                .hasMessageContaining("takes too long");
    }

    @Test
    void lets_an_honest_pattern_read_a_long_text() {
        assertThat(BoundedPattern.of("end$", false).isFoundIn("x".repeat(256 * 1024) + "end"))
                .isTrue();
    }

    @Test
    void refuses_a_pattern_that_is_too_long() {
        assertThatThrownBy(() -> BoundedPattern.of("a".repeat(1_001), false))
                .isInstanceOf(PatternSyntaxException.class);
    }
}
