package dev.taffrail.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IterationsTest {
    @Test
    void every_model_call_but_the_last_asks_for_a_tool() {
        assertThat(Iterations.of(1)).isEqualTo(1);
        assertThat(Iterations.of(10)).isEqualTo(19);
    }
}
