package dev.taffrail.schemas.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitWordsTest {
    @ParameterizedTest
    @CsvSource({
        "iterations, 5, iterations, 5",
        "tokens, 1_000, total_tokens, 1000",
        "cost, 0.10usd, cost_micros, 100000",
        "cost, 0.10 USD, cost_micros, 100000",
        "cost, $2, cost_micros, 2000000",
        "cost, 250, cost_micros, 250",
        "cost, 250micros, cost_micros, 250",
        "wall_clock, 5m, wall_clock_millis, 300000",
        "wall_clock, 1h30m, wall_clock_millis, 5400000",
        "wall_clock_millis, 250, wall_clock_millis, 250",
        "tokens, -1, total_tokens, -1",
        "wall_clock, 999999999999999d, wall_clock_millis, 9223372036854775807",
    })
    void understands(String name, String text, String field, long value) {
        assertThat(LimitWords.parse(name, text)).isEqualTo(new LimitWords.Parsed.Limit(field, value));
    }

    @ParameterizedTest
    @CsvSource({
        "tokens, many, whole number",
        "cost, 0.10, 0.10usd",
        "cost, 0.0000001usd, millionths",
        "wall_clock, 5, wall_clock_millis",
        "iterations, 99999999999999999999, whole number",
        "wallclock, 5m, there is no limit 'wallclock'",
    })
    void says_what_would_be_right(String name, String text, String hint) {
        assertThat(LimitWords.parse(name, text))
                .isInstanceOfSatisfying(
                        LimitWords.Parsed.Wrong.class,
                        wrong -> assertThat(wrong.message()).contains(hint));
    }

    @Test
    void sets_one_field_and_leaves_the_others() {
        var limits = LimitWords.with(LimitWords.with(Limits.NONE, "iterations", 3), "cost_micros", 7);

        assertThat(limits.iterations()).isEqualTo(3);
        assertThat(limits.costMicros()).isEqualTo(7);
        assertThat(limits.totalTokens()).isZero();
    }
}
