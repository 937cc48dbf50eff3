package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.command.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitOptionTest {
    @ParameterizedTest
    @CsvSource({
        "tokens=2000, total_tokens, 2000",
        "tokens=200k, total_tokens, 200000",
        "cost=0.10usd, cost_micros, 100000",
        "cost=2usd, cost_micros, 2000000",
        "iterations=20, iterations, 20",
        "tool_calls=3, tool_calls, 3",
        "wall=10m, wall_clock_millis, 600000",
        "wall_clock=1h30m, wall_clock_millis, 5400000"
    })
    void reads_limits_as_people_write_them(String word, String field, long value) {
        assertThat(LimitOption.parse("--limit", List.of(word)).path(field).longValue())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tokens",
                "=5",
                "tokens=",
                "tokens=-1",
                "tokens=0",
                "tokens=1e9",
                "cost=0.10",
                "wall=5",
                "tokens=99999999999999999",
                "tokns=5"
            })
    void names_the_word_that_is_wrong(String word) {
        assertThatThrownBy(() -> LimitOption.parse("--add", List.of(word)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--add has `" + word + "`");
    }

    @Test
    void refuses_a_limit_that_is_given_twice() {
        assertThatThrownBy(() -> LimitOption.parse("--limit", List.of("tokens=5", "total_tokens=6")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("given twice");
    }
}
