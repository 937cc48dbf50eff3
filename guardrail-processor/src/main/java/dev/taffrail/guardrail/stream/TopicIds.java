package dev.taffrail.guardrail.stream;

import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/// Asks the cluster under which ids it keeps topics: a topic that was deleted and made again has another one.
final class TopicIds {
    private TopicIds() {}

    /// @throws Invalid when a topic is missing, or nobody answers in time
    static Map<String, String> of(KafkaClients clients, Collection<String> topics, Duration patience) {
        try (Admin admin = clients.admin("taffrail-gate-start")) {
            var ids = new LinkedHashMap<String, String>();
            for (TopicDescription topic : admin.describeTopics(topics)
                    .allTopicNames()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .values()) {
                ids.put(topic.name(), topic.topicId().toString());
            }
            return ids;
        } catch (ExecutionException | TimeoutException failed) {
            throw new Invalid(
                    "the topics %s cannot be described at %s (%s); create them with: taffrail topics create"
                            .formatted(topics, clients.connection().bootstrapServers(), failed.getMessage()),
                    failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Invalid("interrupted while the gate asked for its topics", stopped);
        }
    }
}
