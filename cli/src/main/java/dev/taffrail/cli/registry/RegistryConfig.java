package dev.taffrail.cli.registry;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Secret;
import dev.taffrail.platform.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where schemas are asked for that this version does not have.
///
/// @param url of the registry's REST API; empty when the schemas of the jar are all there is
/// @param authorization the header of this name, sent with every request
/// @param timeout of one request; readers stand still that long
public record RegistryConfig(Optional<URI> url, Optional<Secret> authorization, Duration timeout) {
    private static final String URL = "schemas.registry";
    private static final String AUTHORIZATION = "schemas.registry-authorization";
    private static final String EXAMPLE = "http://registry:8080/apis/registry/v3";
    private static final Duration SHORTEST = Duration.ofMillis(100);
    /// A caller that reads nothing for 20 s loses its partitions.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    public RegistryConfig {
        url.ifPresent(RegistryConfig::check);
        Invalid.unless(
                authorization.isEmpty() || url.isPresent(),
                "%s is set, but %s is not; set the URL as well, or remove it",
                AUTHORIZATION,
                URL);
        authorization.ifPresent(secret -> Invalid.unless(
                secret.reveal().matches("[\\x20-\\x7e]+"),
                "%s must be one line of ASCII, such as `Bearer TOKEN`",
                AUTHORIZATION));
        Invalid.unless(
                timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0,
                "schemas.registry-timeout must be %d to %d ms, but is %d ms",
                SHORTEST.toMillis(),
                LONGEST.toMillis(),
                timeout.toMillis());
    }

    private static void check(URI url) {
        Invalid.unless(url.getRawUserInfo() == null, "%s must not hold a password; give it as %s", URL, AUTHORIZATION);
        Invalid.unless(
                ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null,
                "%s must be like %s, but is `%s`",
                URL,
                EXAMPLE,
                url);
        Invalid.unless(
                url.getRawQuery() == null
                        && url.getRawFragment() == null
                        && !url.toString().endsWith("/"),
                "%s must be without query, fragment and slash at its end, like %s, but is `%s`",
                URL,
                EXAMPLE,
                url);
    }

    public static RegistryConfig from(Settings settings) {
        return new RegistryConfig(
                settings.optionalUri(
                        URL,
                        "Core API of an Apicurio Registry, such as `" + EXAMPLE
                                + "`, for reading records whose schema this version does not have. The schemas of the jar need none."),
                settings.optionalSecret(
                        AUTHORIZATION, "The `Authorization` header for the registry, such as `Bearer TOKEN`."),
                settings.duration(
                        "schemas.registry-timeout",
                        Duration.ofSeconds(2),
                        "How long one request to the registry may take, 100 ms to 10 s."));
    }
}
