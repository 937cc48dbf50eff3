package dev.taffrail.platform.kafka;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Secret;
import dev.taffrail.platform.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How to reach a cluster: addresses, and the security properties of Kafka's own clients that may be set.
///
/// @param bootstrapServers `host:port`, comma-separated
/// @param security         client properties by Kafka's names, only from a fixed list
public record KafkaConnection(String bootstrapServers, Map<String, Secret> security) {
    private static final String BOOTSTRAP = "kafka.bootstrap";

    private static final List<String> PLAIN = List.of(
            "security.protocol",
            "sasl.mechanism",
            "sasl.oauthbearer.token.endpoint.url",
            "ssl.truststore.type",
            "ssl.truststore.location",
            "ssl.truststore.certificates",
            "ssl.keystore.type",
            "ssl.keystore.location",
            "ssl.keystore.certificate.chain",
            "ssl.endpoint.identification.algorithm");

    private static final List<String> SECRET = List.of(
            "sasl.jaas.config",
            "ssl.truststore.password",
            "ssl.keystore.password",
            "ssl.keystore.key",
            "ssl.key.password");

    public KafkaConnection {
        Invalid.unless(
                bootstrapServers.matches("\\s*[^\\s,]+:[0-9]{1,5}\\s*(,\\s*[^\\s,]+:[0-9]{1,5}\\s*)*"),
                "%s must be host:port, several separated by commas, but is `%s`",
                BOOTSTRAP,
                bootstrapServers);
        security.keySet()
                .forEach(name -> Invalid.unless(
                        PLAIN.contains(name) || SECRET.contains(name),
                        "%s is not a security property that may be set; these may: %s, %s",
                        name,
                        PLAIN,
                        SECRET));
        security = Map.copyOf(security);
    }

    /// A cluster without encryption and log-in, such as the embedded broker.
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    public static KafkaConnection from(Settings settings) {
        String servers = settings.string(BOOTSTRAP, "Addresses of the Kafka brokers: host:port, comma-separated.");
        var security = new LinkedHashMap<String, Secret>();
        for (String name : PLAIN) {
            settings.optionalString("kafka." + name, doc(name))
                    .map(Secret::new)
                    .ifPresent(value -> security.put(name, value));
        }
        for (String name : SECRET) {
            Optional<Secret> value = settings.optionalSecret("kafka." + name, doc(name));
            value.ifPresent(secret -> security.put(name, secret));
        }
        return new KafkaConnection(servers, security);
    }

    /// The properties every client begins with.
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        security.forEach((name, value) -> properties.put(name, value.reveal()));
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    private static String doc(String name) {
        return "`" + name + "` of Kafka's clients.";
    }
}
