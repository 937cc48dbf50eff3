package dev.taffrail.agent.model.provider;

import dev.taffrail.agent.model.wire.ApiKey;
import dev.taffrail.agent.model.wire.Dialect;
import dev.taffrail.agent.model.wire.Endpoint;
import dev.taffrail.agent.model.wire.Timeouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The providers that the usual environment variables name: `OPENAI_API_KEY` and `OPENAI_BASE_URL`, `ANTHROPIC_API_KEY`
/// and `ANTHROPIC_BASE_URL`, `OLLAMA_HOST`. An empty variable is as if it were not set.
public final class EnvironmentProviders {
    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String ANTHROPIC = "https://api.anthropic.com/v1";
    private static final String OLLAMA_PORT = "11434";

    private EnvironmentProviders() {}

    /// Reads them.
    ///
    /// @throws IllegalArgumentException when a variable cannot be used; names the variable, never shows a key
    public static List<Endpoint> read(Map<String, String> environment) {
        var endpoints = new ArrayList<Endpoint>();
        openAi(environment).ifPresent(endpoints::add);
        anthropic(environment).ifPresent(endpoints::add);
        get(environment, "OLLAMA_HOST")
                .map(host -> new Endpoint(
                        "ollama", Dialect.OLLAMA, uri("OLLAMA_HOST", ollama(host)), Optional.empty(), Timeouts.DEFAULT))
                .ifPresent(endpoints::add);
        return endpoints;
    }

    /// With a base URL of its own the server is taken for a compatible one, which may need no key.
    private static Optional<Endpoint> openAi(Map<String, String> environment) {
        var key = key(environment, "OPENAI_API_KEY");
        var url = get(environment, "OPENAI_BASE_URL")
                .filter(text -> !withoutSlash(text).equals(OPENAI));
        if (key.isEmpty() && url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                "openai",
                url.isPresent() ? Dialect.OPENAI_COMPATIBLE : Dialect.OPENAI,
                uri("OPENAI_BASE_URL", withoutSlash(url.orElse(OPENAI))),
                key,
                Timeouts.DEFAULT));
    }

    /// The variable is usually written without the version, which the endpoint needs.
    private static Optional<Endpoint> anthropic(Map<String, String> environment) {
        return key(environment, "ANTHROPIC_API_KEY").map(key -> {
            String url = withoutSlash(get(environment, "ANTHROPIC_BASE_URL").orElse(ANTHROPIC));
            var versioned = uri("ANTHROPIC_BASE_URL", url.endsWith("/v1") ? url : url + "/v1");
            return new Endpoint("anthropic", Dialect.ANTHROPIC, versioned, Optional.of(key), Timeouts.DEFAULT);
        });
    }

    /// Ollama takes `host`, `host:port` and a whole URL; the address that its server listens on everywhere is
    /// reached on this machine.
    private static String ollama(String host) {
        String url =
                withoutSlash(host.contains("://") ? host : "http://" + host).replace("://0.0.0.0", "://127.0.0.1");
        boolean bare = url.startsWith("http://") && url.indexOf(':', "http://".length()) < 0;
        return bare ? url + ":" + OLLAMA_PORT : url;
    }

    private static Optional<ApiKey> key(Map<String, String> environment, String name) {
        return get(environment, name).map(key -> named(name, () -> new ApiKey(key)));
    }

    private static URI uri(String name, String text) {
        return named(name, () -> {
            var uri = URI.create(text);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("it must be a URL such as http://host:port/v1");
            }
            return uri;
        });
    }

    private static <T> T named(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the environment variable " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<String> get(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
