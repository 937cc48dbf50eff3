package dev.taffrail.agent.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerConfigTest {
    @Test
    void its_defaults_are_these() {
        assertThat(CallerConfig.from(Settings.recording(), "callers-1"))
                .isEqualTo(new CallerConfig(
                        "callers-1", 256, 64, Duration.ofSeconds(2), Duration.ofSeconds(10), 64 << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "callers.instance-id, a b",
        "callers.model-slots, 0",
        "callers.tool-slots, 10001",
        "callers.start-within, 4s",
        "callers.prefix-cache, -1",
    })
    void names_the_setting_that_is_wrong(String name, String value) {
        assertThatThrownBy(() -> CallerConfig.from(Settings.of(Source.of("test", Map.of(name, value))), "callers-1"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(name);
    }
}
