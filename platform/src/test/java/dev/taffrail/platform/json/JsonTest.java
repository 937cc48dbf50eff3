package dev.taffrail.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private record Order(String what, int howMany) {}

    private final JsonMapper mapper = Json.mapper(500);

    @Test
    void reads_and_writes_with_names_in_order() {
        assertThat(mapper.writeValueAsString(mapper.readValue("{\"what\":\"tea\",\"howMany\":2}", Order.class)))
                .isEqualTo("{\"howMany\":2,\"what\":\"tea\"}");
        assertThat(mapper.writeValueAsString(Map.of("b", 1, "a", 2))).isEqualTo("{\"a\":2,\"b\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"what\":\"tea\",\"what\":\"coffee\",\"howMany\":1}",
                "{\"what\":\"tea\",\"howMany\":1,\"milk\":true}",
                "{\"what\":\"tea\",\"howMany\":null}",
                "{\"what\":\"tea\",\"howMany\":1} and more",
                "{'what':\"tea\",\"howMany\":1}"
            })
    void refuses_what_hides_its_meaning(String text) {
        assertThatThrownBy(() -> mapper.readValue(text, Order.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refuses_what_is_too_deep_or_too_long() {
        assertThatThrownBy(() -> mapper.readTree("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.mapper(2_000).readTree("[" + " ".repeat(50_000) + "]"))
                .isInstanceOf(JacksonException.class);
    }
}
