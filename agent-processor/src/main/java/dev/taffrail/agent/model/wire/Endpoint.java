package dev.taffrail.agent.model.wire;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a provider is and how it is spoken to.
///
/// @param name the provider's name in model references, such as `openai`
/// @param baseUrl up to and with the version, such as `https://api.openai.com/v1`; for Ollama without a path
public record Endpoint(String name, Dialect dialect, URI baseUrl, Optional<ApiKey> key, Timeouts timeouts) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public Endpoint {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a model provider must be lower-case letters, digits, '.', '_' and '-', but is '" + name
                            + "'");
        }
        boolean http = "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme());
        if (!http || baseUrl.getHost() == null || baseUrl.getUserInfo() != null) {
            throw new IllegalArgumentException("the base URL of the model provider " + name
                    + " must be http(s)://host[:port][/path] without a user name");
        }
    }
}
