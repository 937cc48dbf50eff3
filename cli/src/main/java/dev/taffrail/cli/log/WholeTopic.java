package dev.taffrail.cli.log;

import dev.taffrail.cli.registry.RegistrySchemas;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.platform.settings.Settings;
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
        var values = new ArrayList<V>();
        try (var schemas = RegistrySchemas.open(settings);
                var reader = TopicReader.open(cluster.clients(), topic, schemas.source())
                        .fromBeginning()) {
            while (!reader.isAtEnd()) {
                reader.poll(POLL).forEach(found -> values.add(found.value()));
            }
        }
        return List.copyOf(values);
    }
}
