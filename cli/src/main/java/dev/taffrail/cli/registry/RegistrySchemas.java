package dev.taffrail.cli.registry;

import dev.taffrail.platform.settings.Secret;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.codec.Registry;
import dev.taffrail.schemas.codec.RegistrySource;
import dev.taffrail.schemas.codec.SchemaSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;

/// The schemas of the registry that the settings name; knows nothing when they name none. Opening it asks nobody, so a
/// registry that is down does not stop a start. One for a process: what it found is shared by all readers.
public final class RegistrySchemas implements AutoCloseable {
    private final SchemaSource source;
    private final Optional<HttpClient> http;

    private RegistrySchemas(SchemaSource source, Optional<HttpClient> http) {
        this.source = source;
        this.http = http;
    }

    public static RegistrySchemas open(Settings settings) {
        return open(RegistryConfig.from(settings));
    }

    public static RegistrySchemas open(RegistryConfig config) {
        return config.url()
                .map(url -> of(url, config))
                .orElseGet(() -> new RegistrySchemas(SchemaSource.NONE, Optional.empty()));
    }

    private static RegistrySchemas of(URI url, RegistryConfig config) {
        var http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
        var headers = config.authorization()
                .map(Secret::reveal)
                .map(secret -> Map.of("Authorization", secret))
                .orElseGet(Map::of);
        var registry = new Registry(url, http, headers, config.timeout());
        return new RegistrySchemas(new RegistrySource(registry, System::nanoTime), Optional.of(http));
    }

    /// What readers ask, until this is closed.
    public SchemaSource source() {
        return source;
    }

    /// When no reader asks any more.
    @Override
    public void close() {
        http.ifPresent(HttpClient::close);
    }
}
