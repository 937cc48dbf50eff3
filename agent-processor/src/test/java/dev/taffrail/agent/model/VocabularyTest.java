package dev.taffrail.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    @Test
    void a_model_reference_is_split_at_the_first_slash() {
        assertThat(ModelRef.parse("router/meta/llama-3")).isEqualTo(new ModelRef("router", "meta/llama-3"));
        assertThat(ModelRef.parse("openai/gpt-5").toString()).isEqualTo("openai/gpt-5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpt-5", "/gpt-5", "openai/", " openai/gpt-5"})
    void a_model_reference_has_two_sides(String text) {
        assertThatThrownBy(() -> ModelRef.parse(text))
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("openai/gpt-5");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0,0,0,0",
        "0,-1,0,0,0",
        "10,0,6,5,0",
        "10,0,11,0,0",
        "0,5,0,0,6",
        "9223372036854775807,1,0,0,0",
        "0,0,-1,0,0"
    })
    void usage_that_cannot_be_is_refused(long prompt, long completion, long read, long write, long reasoning) {
        assertThat(Usage.isSound(prompt, completion, read, write, reasoning)).isFalse();
        assertThatThrownBy(() -> new Usage(prompt, completion, read, write, reasoning))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_request_is_bounded() {
        assertThatThrownBy(() -> request(0, Duration.ofSeconds(1), "k")).hasMessageContaining("maxCompletionTokens");
        assertThatThrownBy(() -> request(1, Duration.ZERO, "k")).hasMessageContaining("timeout");
        assertThatThrownBy(() -> request(1, Duration.ofDays(9), "k")).hasMessageContaining("timeout");
        assertThatThrownBy(() -> request(1, Duration.ofSeconds(1), "a\r\nX: y")).hasMessageContaining("idempotencyKey");
        assertThatThrownBy(() -> new Sampling(OptionalDouble.of(Double.NaN), OptionalDouble.empty(), List.of()))
                .hasMessageContaining("temperature");
    }

    private static ModelRequest request(int cap, Duration timeout, String key) {
        return new ModelRequest(
                "m", Optional.empty(), List.of(Requests.user("x")), List.of(), cap, timeout, key, Sampling.DEFAULT);
    }
}
