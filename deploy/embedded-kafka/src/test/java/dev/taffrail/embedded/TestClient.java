package dev.taffrail.embedded;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Plain Kafka clients, for what only a client can see of a broker.
final class TestClient implements AutoCloseable {
    static final String GROUP = "group";

    private final String bootstrapServers;
    private final Admin admin;

    TestClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    void createTopic(String name) throws InterruptedException, ExecutionException {
        admin.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())))
                .all()
                .get();
    }

    int partitions(String topic) throws InterruptedException, ExecutionException {
        return requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .size();
    }

    String clusterId() throws InterruptedException, ExecutionException {
        return admin.describeCluster().clusterId().get();
    }

    short transactionVersion() throws InterruptedException, ExecutionException {
        var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
        return requireNonNull(features.get("transaction.version")).maxVersionLevel();
    }

    KafkaProducer<String, String> producer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        transactionalId,
                        "transaction.timeout.ms",
                        6_000,
                        "linger.ms",
                        0),
                new StringSerializer(),
                new StringSerializer());
    }

    void commitInTransaction(String topic, String value) throws InterruptedException, ExecutionException {
        try (var producer = producer("writer")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value, value)).get();
            producer.commitTransaction();
        }
    }

    KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        GROUP,
                        "group.instance.id",
                        "member",
                        "session.timeout.ms",
                        6_000,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /// All committed values of a topic, read to its last stable offset.
    List<String> committed(String topic) throws InterruptedException, ExecutionException {
        try (var consumer = consumer()) {
            var all = new ArrayList<TopicPartition>();
            for (int i = 0; i < partitions(topic); i++) {
                all.add(new TopicPartition(topic, i));
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all);
            var values = new ArrayList<String>();
            while (all.stream().anyMatch(p -> consumer.position(p) < requireNonNull(ends.get(p)))) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> values.add(r.value()));
            }
            return values;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
