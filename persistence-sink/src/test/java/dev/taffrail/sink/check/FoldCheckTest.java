package dev.taffrail.sink.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Story;
import dev.taffrail.sink.load.AdminTopicFacts;
import dev.taffrail.sink.load.DeadLetterTopic;
import dev.taffrail.sink.load.Feeds;
import dev.taffrail.sink.load.LoadListener;
import dev.taffrail.sink.load.LoadLoop;
import dev.taffrail.sink.load.Pace;
import dev.taffrail.sink.load.Shard;
import dev.taffrail.sink.load.TopicFacts;
import dev.taffrail.sink.store.Database;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class FoldCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PARTITIONS = 2;

    private final KafkaClients clients;
    private final Topics topics;
    private final Feeds feeds;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final List<Future<?>> sent = new ArrayList<>(); // the end of a transaction tells what failed

    @TempDir
    private Path folder;

    FoldCheckTest(TestKafka kafka) {
        clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
        topics = new Topics(kafka.unique("sink."), PARTITIONS);
        feeds = Feeds.of(topics, SchemaLock.shipped(), SchemaSource.NONE);
        admin = clients.admin("sink-test");
        producer = clients.producer(
                ProducerSpec.idempotent("sink-test-producer").withTransactionalId(topics.prefix() + "tx"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @BeforeEach
    void create() throws Exception {
        admin.createTopics(
                        List.of(topics.runEvents(), topics.runOutcomes(), topics.audit(), topics.deadLetters()).stream()
                                .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1))
                                .toList())
                .all()
                .get();
        producer.initTransactions();
    }

    @AfterEach
    void close() {
        producer.close();
        admin.close();
    }

    @Test
    void a_live_file_equals_the_fold_of_the_log_and_a_changed_one_does_not() throws Exception {
        var live = folder.resolve("live.db");
        try (var database = Database.open(live)) {
            var loop = loop(database);
            var thread = Thread.ofPlatform().start(loop);
            for (var run = 0; run < 20; run++) {
                send(run % PARTITIONS, Story.completed("r" + run, 4, 1_000 + run), run % 5 != 4);
            }
            assertThat(loop.progress().await(ends(), PATIENCE))
                    .as("%s", loop.progress().status())
                    .isTrue();
            loop.stop();
            thread.join();
        }
        assertThat(rebuild("fresh.db")).isTrue();

        assertThat(FoldCheck.compare(live, folder.resolve("fresh.db"))).isEmpty();

        send(0, Story.completed("one more", 1, 9_000), true);
        assertThat(rebuild("later.db")).isTrue();
        assertThat(FoldCheck.compare(live, folder.resolve("later.db"))).hasValueSatisfying(difference -> {
            assertThat(difference.file()).isEqualTo(folder.resolve("later.db"));
            assertThat(difference.toString()).contains("budgets");
        });
    }

    @Test
    void poison_is_put_into_dead_letters_with_its_reason() throws Exception {
        producer.beginTransaction();
        send(topics.runEvents().name(), 1, bytes("{}"));
        producer.commitTransaction();

        try (var database = Database.open(folder.resolve("sink.db"))) {
            var loop = loop(database);
            var thread = Thread.ofPlatform().start(loop);
            assertThat(loop.progress().await(ends(), PATIENCE))
                    .as("%s", loop.progress().status())
                    .isTrue();
            loop.stop();
            thread.join();
        }

        assertThat(ends().size()).isPositive();
        try (var reader = reader()) {
            var partition = new TopicPartition(topics.deadLetters().name(), 1);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            var letter = reader.poll(PATIENCE).records(partition).getFirst();
            assertThat(letter.value()).isEqualTo(bytes("{}"));
            assertThat(letter.headers().lastHeader("taffrail-reason").value()).isEqualTo(bytes("deserialize"));
        }
    }

    /// What the sink goes by when it stops for a topic that was made again.
    @Test
    @Timeout(60)
    void a_topic_that_is_made_again_gets_another_id() throws Exception {
        var facts = new AdminTopicFacts(admin);
        var audit = topics.audit().name();
        var before = requireNonNull(facts.of(Set.of(audit)).get(audit));
        admin.deleteTopics(List.of(audit)).all().get();
        admin.createTopics(List.of(new NewTopic(audit, PARTITIONS, (short) 1)))
                .all()
                .get();

        assertThat(known(facts, audit, before)).isNotEqualTo(before);
    }

    /// As soon as the broker knows the new topic: for a moment it knows the old one, or none.
    private static TopicFacts.Fact known(TopicFacts facts, String topic, TopicFacts.Fact before)
            throws InterruptedException {
        while (true) {
            try {
                var now = facts.of(Set.of(topic)).get(topic);
                if (now != null && !now.equals(before)) {
                    return now;
                }
            } catch (KafkaException notThere) {
                assertThat(notThere).hasMessageContaining(topic);
            }
        }
    }

    private LoadLoop loop(Database database) {
        return new LoadLoop(
                reader(),
                database,
                feeds,
                Shard.WHOLE,
                new AdminTopicFacts(admin),
                new DeadLetterTopic(
                        clients.producer(
                                ProducerSpec.idempotent("sink-test-dead"),
                                new ByteArraySerializer(),
                                new ByteArraySerializer()),
                        topics.deadLetters()),
                new Pace(System::nanoTime),
                LoadListener.NONE);
    }

    private boolean rebuild(String file) throws Exception {
        return FoldCheck.rebuild(
                folder.resolve(file), reader(), feeds, Shard.WHOLE, new AdminTopicFacts(admin), ends(), PATIENCE);
    }

    private Consumer<byte[], byte[]> reader() {
        return clients.consumer(
                ConsumerSpec.reader("sink-test"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<TopicPartition, Long> ends() {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : feeds.topics()) {
            IntStream.range(0, PARTITIONS).forEach(number -> partitions.add(new TopicPartition(topic, number)));
        }
        try (var reader = reader()) {
            return reader.endOffsets(partitions);
        }
    }

    /// As the run machine does: events and outcomes of a decision in one transaction, which may be aborted.
    private void send(int partition, Story story, boolean commit) {
        producer.beginTransaction();
        for (var event : story.events()) {
            send(topics.runEvents().name(), partition, Contracts.events().encode(event));
        }
        for (var outcome : story.outcomes()) {
            send(topics.runOutcomes().name(), partition, Contracts.outcomes().encode(outcome));
        }
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.flush();
            producer.abortTransaction();
        }
    }

    private void send(String topic, int partition, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(topic, partition, bytes("key"), value)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
