package dev.taffrail.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {
    private static final String URL = "http://registry:8080/apis/registry/v3";

    @Test
    void asks_nobody_unless_told_to() {
        assertThat(RegistryConfig.from(Settings.of()))
                .isEqualTo(new RegistryConfig(Optional.empty(), Optional.empty(), Duration.ofSeconds(2)));
    }

    @Test
    void takes_the_url_of_a_registry() {
        assertThat(from(Map.of("schemas.registry", URL)).url()).contains(URI.create(URL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"registry:8080", "ftp://registry/v3", "/apis/registry/v3", "http:///v3", URL + "/", URL + "?a=b"
            })
    void a_url_that_is_none_of_a_registry_is_named(String wrong) {
        assertThatThrownBy(() -> from(Map.of("schemas.registry", wrong)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("schemas.registry must be")
                .hasMessageContaining(URL)
                .hasMessageContaining(wrong);
    }

    @ParameterizedTest
    @CsvSource({"schemas.registry-timeout, 50ms", "schemas.registry-timeout, 11s", "schemas.registry-authorization, é"})
    void names_the_setting_that_is_wrong(String name, String value) {
        assertThatThrownBy(() -> from(Map.of("schemas.registry", URL, name, value)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(name);
    }

    @Test
    void an_authorization_needs_somebody_to_be_sent_to() {
        assertThatThrownBy(() -> from(Map.of("schemas.registry-authorization", "Bearer hidden")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("schemas.registry is not")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void a_password_in_the_url_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> from(Map.of("schemas.registry", "http://me:hidden@registry/apis/registry/v3")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("schemas.registry-authorization")
                .hasMessageNotContaining("hidden");
    }

    private static RegistryConfig from(Map<String, String> settings) {
        return RegistryConfig.from(Settings.of(Source.of("a flag", settings)));
    }
}
