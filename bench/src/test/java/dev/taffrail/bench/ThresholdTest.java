package dev.taffrail.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.command.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    @ParameterizedTest
    @ValueSource(strings = {"20%", "20", " 20 % ", "20.0%"})
    void a_percentage_may_be_written_in_several_ways(String text) {
        assertThat(Threshold.parse(text)).isEqualTo(0.2);
    }

    @Test
    void anything_else_is_refused_with_the_way_out() {
        assertThatThrownBy(() -> Threshold.parse("a fifth"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("20%");
    }
}
