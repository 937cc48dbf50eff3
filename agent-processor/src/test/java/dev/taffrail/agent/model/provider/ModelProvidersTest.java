package dev.taffrail.agent.model.provider;

import static dev.taffrail.agent.model.Requests.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.agent.model.ModelReply.Answered;
import dev.taffrail.agent.model.script.ScriptBook;
import dev.taffrail.agent.model.wire.ApiKey;
import dev.taffrail.agent.model.wire.Dialect;
import dev.taffrail.agent.model.wire.Endpoint;
import dev.taffrail.agent.model.wire.Timeouts;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelProvidersTest {
    private static final Endpoint LOCAL =
            new Endpoint("local", Dialect.OLLAMA, URI.create("http://127.0.0.1:1"), Optional.empty(), Timeouts.DEFAULT);

    @Test
    void the_scripted_provider_is_always_there() throws Exception {
        try (var providers = open(List.of())) {
            var reply = providers.find("scripted").orElseThrow().complete(asking("echo", "hello"));

            assertThat(((Answered) reply).text()).isEqualTo("hello");
            assertThat(providers.names()).containsExactly("scripted");
            assertThat(providers.breakers()).isEmpty();
        }
    }

    @Test
    void finds_providers_by_name_and_shows_their_breakers() {
        try (var providers = open(List.of(LOCAL))) {
            assertThat(providers.find("local")).isPresent();
            assertThat(providers.find("other")).isEmpty();
            assertThat(providers.breakers()).containsExactly(Map.entry("local", BreakerState.CLOSED));
            assertThat(providers.resetBreaker("local")).isTrue();
            assertThat(providers.resetBreaker("other")).isFalse();
        }
    }

    @Test
    void a_name_is_given_once() {
        assertThatThrownBy(() -> open(List.of(LOCAL, LOCAL)))
                .hasMessage("there are two model providers called local; rename one");
        assertThatThrownBy(() -> open(List.of(
                        new Endpoint("scripted", Dialect.OLLAMA, LOCAL.baseUrl(), Optional.empty(), Timeouts.DEFAULT))))
                .hasMessage("there are two model providers called scripted; rename one");
    }

    @Test
    void the_environment_names_the_usual_providers() {
        var endpoints = EnvironmentProviders.read(Map.of(
                "OPENAI_API_KEY",
                "sk-1",
                "ANTHROPIC_API_KEY",
                " sk-2\n",
                "OLLAMA_HOST",
                "0.0.0.0",
                "OPENAI_BASE_URL",
                ""));

        assertThat(endpoints)
                .containsExactly(
                        endpoint("openai", Dialect.OPENAI, "https://api.openai.com/v1", "sk-1"),
                        endpoint("anthropic", Dialect.ANTHROPIC, "https://api.anthropic.com/v1", "sk-2"),
                        new Endpoint(
                                "ollama",
                                Dialect.OLLAMA,
                                URI.create("http://127.0.0.1:11434"),
                                Optional.empty(),
                                Timeouts.DEFAULT));
        assertThat(endpoints.toString()).doesNotContain("sk-");
        assertThat(EnvironmentProviders.read(Map.of())).isEmpty();
    }

    @Test
    void a_base_url_of_ones_own_is_a_compatible_server_that_may_need_no_key() {
        assertThat(EnvironmentProviders.read(Map.of("OPENAI_BASE_URL", "http://gpu:8000/v1/")))
                .containsExactly(new Endpoint(
                        "openai",
                        Dialect.OPENAI_COMPATIBLE,
                        URI.create("http://gpu:8000/v1"),
                        Optional.empty(),
                        Timeouts.DEFAULT));
        assertThat(EnvironmentProviders.read(Map.of("OLLAMA_HOST", "https://gpu/ollama"))
                        .getFirst()
                        .baseUrl())
                .isEqualTo(URI.create("https://gpu/ollama"));
        assertThat(EnvironmentProviders.read(Map.of("OLLAMA_HOST", "gpu:1234"))
                        .getFirst()
                        .baseUrl())
                .isEqualTo(URI.create("http://gpu:1234"));
    }

    @Test
    void a_variable_that_cannot_be_used_is_named_and_a_key_is_not_shown() {
        assertThatThrownBy(() -> EnvironmentProviders.read(Map.of("OPENAI_API_KEY", "sk-1 sk-2")))
                .hasMessageContaining("OPENAI_API_KEY")
                .hasMessageNotContaining("sk-1");
        assertThatThrownBy(() -> EnvironmentProviders.read(Map.of("OPENAI_BASE_URL", "localhost")))
                .hasMessage(
                        "the environment variable OPENAI_BASE_URL cannot be used: it must be a URL such as http://host:port/v1");
    }

    private static Endpoint endpoint(String name, Dialect dialect, String url, String key) {
        return new Endpoint(name, dialect, URI.create(url), Optional.of(new ApiKey(key)), Timeouts.DEFAULT);
    }

    private static ModelProviders open(List<Endpoint> endpoints) {
        return ModelProviders.open(
                endpoints, ScriptBook.bundled(), BreakerSettings.DEFAULT, Clock.systemUTC(), _ -> {});
    }
}
