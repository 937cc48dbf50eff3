package dev.taffrail.cli.log;

import dev.taffrail.cli.registry.RegistrySchemas;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A small topic from its first record to its last.
public final class WholeTopic {
    private static final Duration POLL = Duration.ofMillis(700);

    private WholeTopic() {}

    /// What is in the topic now, in its order; what cannot be read is left out.
    public static <V> List<V> read(Settings settings, ClusterAddress cluster, Topic<V> topic) {
        try (var schemas = RegistrySchemas.open(settings)) {
            return read(cluster.clients(), topic, schemas.source());
        }
    }

    /// The same with schemas that are open.
    public static <V> List<V> read(KafkaClients clients, Topic<V> topic, SchemaSource schemas) {
        var values = new ArrayList<V>();
        try (var reader = TopicReader.open(clients, topic, schemas).fromBeginning()) {
            while (!reader.isAtEnd()) {
                reader.poll(POLL).forEach(found -> values.add(found.value()));
            }
        }
        return List.copyOf(values);
    }
}
