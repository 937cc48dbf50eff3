package dev.taffrail.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.ingest.http.HttpLimits;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigTest {
    @Test
    void has_these_defaults() {
        assertThat(IngestConfig.from(Settings.of()))
                .isEqualTo(new IngestConfig(Duration.ofSeconds(10), 1_000, HttpLimits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "ingest.delivery-timeout, 1ms",
        "ingest.max-in-flight, 0",
        "ingest.max-body, 1GiB",
        "ingest.remembered-requests, 0",
        "ingest.retry-after, 10ms"
    })
    void names_the_setting_that_is_wrong(String name, String value) {
        var settings = Settings.of(Source.of("a flag", Map.of(name, value)));

        assertThatThrownBy(() -> IngestConfig.from(settings))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(name);
    }
}
