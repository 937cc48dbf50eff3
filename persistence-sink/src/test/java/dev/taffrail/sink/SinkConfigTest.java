package dev.taffrail.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import dev.taffrail.sink.load.Shard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkConfigTest {
    private static final Path FILE = Path.of("taffrail.db");

    @Test
    void its_defaults_are_documented() {
        assertThat(SinkConfig.from(Settings.of(), FILE))
                .isEqualTo(new SinkConfig(FILE, Shard.WHOLE, 2_000, Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @CsvSource({"sink.shard, 3/2", "sink.shard, all", "sink.max-poll-records, 0", "sink.lag-degraded, 0s"})
    void names_the_setting_that_is_wrong(String name, String value) {
        var settings = Settings.of(Source.of("test", Map.of(name, value)));

        assertThatThrownBy(() -> SinkConfig.from(settings, FILE))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(name);
    }
}
