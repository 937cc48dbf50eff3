package dev.taffrail.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.sink.load.Shard;
import dev.taffrail.sink.store.StoreException;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class SinkServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestKafka kafka;
    private final KafkaClients clients;

    @TempDir
    private Path folder = Path.of("");

    SinkServiceTest(TestKafka kafka) {
        this.kafka = kafka;
        this.clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
    }

    @Test
    void shows_what_is_in_the_log_also_after_a_restart() throws Exception {
        var topics = topics();
        try (var sink = open(topics)) {
            sink.start();
            assertThat(sink.awaitReady(PATIENCE)).isTrue();
            assertThat(sink.check()).isEqualTo(new Status.Healthy());

            var story = Story.completed("a", 2, 1_000);
            var events = write(topics, story);

            assertThat(sink.progress().await(events, story.events().size() - 1, PATIENCE))
                    .isTrue();
            assertThat(sink.queries()
                            .find("acme", "session-of-a/a")
                            .orElseThrow()
                            .status())
                    .isEqualTo(RunStatus.COMPLETED);
        }
        try (var again = open(topics)) {
            assertThat(again.queries().find("acme", "session-of-a/a")).isPresent();
        }
    }

    @Test
    void is_not_ready_while_there_are_no_topics() throws Exception {
        try (var sink = open(new Topics(kafka.unique("none") + ".", 2))) {
            sink.start();

            assertThat(sink.awaitReady(Duration.ofSeconds(1))).isFalse();
            assertThat(sink.alive()).isTrue();
            assertThat(sink.check()).isNotEqualTo(new Status.Healthy());
        }
    }

    @Test
    void its_file_belongs_to_one_service_alone() throws Exception {
        var topics = topics();
        try (var _ = open(topics)) {
            assertThatThrownBy(() -> open(topics))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("sink.db");
        }
    }

    private Topics topics() throws Exception {
        var topics = new Topics(kafka.unique("sink") + ".", 1);
        try (var admin = clients.admin("test")) {
            admin.createTopics(topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        return topics;
    }

    private SinkService open(Topics topics) throws InterruptedException {
        return SinkService.open(
                new SinkConfig(folder.resolve("sink.db"), Shard.WHOLE, 100, Duration.ofMinutes(2)),
                clients,
                topics,
                SchemaLock.shipped(),
                SchemaSource.NONE,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }

    private TopicPartition write(Topics topics, Story story) throws Exception {
        String topic = topics.runEvents().name();
        try (var producer =
                clients.producer(ProducerSpec.idempotent("test"), new StringSerializer(), Contracts.events())) {
            for (var event : story.events()) {
                producer.send(new ProducerRecord<>(topic, 0, "key", event)).get();
            }
        }
        return new TopicPartition(topic, 0);
    }
}
