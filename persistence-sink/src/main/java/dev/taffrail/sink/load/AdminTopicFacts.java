package dev.taffrail.sink.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/// Asks the cluster.
public final class AdminTopicFacts implements TopicFacts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;

    public AdminTopicFacts(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Map<String, Fact> of(Set<String> topics) throws InterruptedException {
        try {
            var facts = new HashMap<String, Fact>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((name, topic) -> facts.put(
                            name,
                            new Fact(
                                    topic.topicId().toString(),
                                    topic.partitions().size())));
            return facts;
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the topics %s cannot be described: %s (taffrail topics create makes them)"
                            .formatted(topics, e.getCause()),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the cluster did not describe its topics within " + PATIENCE, e);
        }
    }
}
