package dev.taffrail.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private enum Mode {
        EMBEDDED,
        OUT_THERE
    }

    @TempDir
    private Path folder;

    @Test
    void the_strongest_source_wins_and_is_named() {
        var settings = Settings.of(
                Source.of("flag", Map.of("a", "1")),
                Source.environment(Map.of("TAFFRAIL_A", "2", "TAFFRAIL_B_C", "2", "HOME", "x"), Set.of()),
                Source.of(".taffrail.toml", Map.of("b.c", "3", "d", "3")));

        assertThat(settings.integer("a", 0, "A.")).isEqualTo(1);
        assertThat(settings.integer("b.c", 0, "B.")).isEqualTo(2);
        assertThat(settings.integer("d", 0, "D.")).isEqualTo(3);
        assertThat(settings.integer("e", 4, "E.")).isEqualTo(4);
        assertThat(settings.asked())
                .extracting(Setting::origin)
                .containsExactly("flag", "environment (TAFFRAIL_B_C)", ".taffrail.toml", "default");
    }

    @Test
    void reads_every_type() {
        var settings = given(Map.of(
                "duration",
                "5m",
                "bytes",
                "2MiB",
                "flag",
                "off",
                "list",
                "a, b,",
                "mode",
                "out-there",
                "uri",
                "https://x",
                "long",
                "9_000_000_000"));

        assertThat(settings.duration("duration", Duration.ZERO, "")).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.bytes("bytes", 0, "")).isEqualTo(2 << 20);
        assertThat(settings.flag("flag", true, "")).isFalse();
        assertThat(settings.list("list", List.of(), "")).containsExactly("a", "b");
        assertThat(settings.enumerated("mode", Mode.EMBEDDED, "")).isEqualTo(Mode.OUT_THERE);
        assertThat(settings.uri("uri", "")).isEqualTo(URI.create("https://x"));
        assertThat(settings.longValue("long", 0, "")).isEqualTo(9_000_000_000L);
        settings.rejectUnread();
    }

    @ParameterizedTest
    @CsvSource({
        "integer, x",
        "integer, 3000000000",
        "duration, 5 parsecs",
        "duration, PX",
        "bytes, 5 stones",
        "bytes, 99999999999 GiB",
        "flag, maybe",
        "mode, remote",
        "uri, ::"
    })
    void names_the_setting_the_value_and_its_origin_when_a_value_is_wrong(String name, String value) {
        var settings = given(Map.of(name, value));

        assertThatThrownBy(() -> askAll(settings))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining("test file");
    }

    @Test
    void says_how_to_give_a_required_value() {
        assertThatThrownBy(() -> given(Map.of()).string("model.api-url", ""))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("model.api-url is not set")
                .hasMessageContaining("TAFFRAIL_MODEL_API_URL");
    }

    @Test
    void refuses_names_nobody_asked_for_and_offers_the_likely_one() {
        var settings = Settings.of(
                Source.environment(
                        Map.of("TAFFRAIL_KAFKA_BOTSTRAP", "x", "TAFFRAIL_JVM", "-Xmx1g"), Set.of("TAFFRAIL_JVM")),
                Source.of("test file", Map.of("kafka.boostrap", "x", "wholly.other", "y")));
        settings.optionalString("kafka.bootstrap", "");

        assertThatThrownBy(settings::rejectUnread)
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("kafka.boostrap (from test file), did you mean kafka.bootstrap?")
                .hasMessageContaining(
                        "TAFFRAIL_KAFKA_BOTSTRAP (from environment), did you mean TAFFRAIL_KAFKA_BOOTSTRAP?")
                .hasMessageContaining("wholly.other (from test file)")
                .hasMessageNotContaining("TAFFRAIL_JVM");
    }

    @Test
    void takes_a_secret_from_a_file_and_never_shows_it() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "sk-123\n");
        var settings = given(Map.of("key-file", file.toString(), "other", "sk-456"));

        Secret key = settings.secret("key", "");

        assertThat(key.reveal()).isEqualTo("sk-123");
        assertThat(settings.optionalSecret("other", "").map(Secret::reveal)).contains("sk-456");
        assertThat(settings.asked().toString()).doesNotContain("sk-").contains("***");
        assertThat(key.toString()).isEqualTo("***");
    }

    @Test
    void records_what_the_code_asks_for() {
        var settings = Settings.recording();

        askAll(settings);
        settings.secret("key", "The key.");

        assertThat(settings.asked())
                .contains(new Setting(
                        "duration", "duration", Optional.of("90s"), "How long.", Optional.of("90s"), "default"))
                .extracting(Setting::name)
                .containsExactly("integer", "duration", "bytes", "flag", "mode", "uri", "key", "key-file");
    }

    @Test
    void lists_the_names_below_a_prefix() {
        assertThat(given(Map.of("x.b.url", "1", "x.a.key", "2", "x.a.url", "3", "y", "4"))
                        .namesUnder("x"))
                .containsExactly("a", "b");
    }

    private static void askAll(Settings settings) {
        settings.integer("integer", 1, "How many.");
        settings.duration("duration", Duration.ofSeconds(90), "How long.");
        settings.bytes("bytes", 1024, "How big.");
        settings.flag("flag", true, "Whether.");
        settings.enumerated("mode", Mode.EMBEDDED, "Which.");
        settings.uri("uri", "Where.");
    }

    private static Settings given(Map<String, String> values) {
        return Settings.of(Source.of("test file", values));
    }
}
