package dev.taffrail.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.run.History;
import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.stream.AgentConfig;
import dev.taffrail.agent.stream.AgentService;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.kafka.StreamsService;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the agent processor recorded on a real broker, also while its threads died, is what a replay decides.
@WithKafka
class ReplayOnBrokerTest {
    private static final int PARTITIONS = 2;
    /// A schema id that nobody has.
    private static final byte[] OF_UNKNOWN_SCHEMA = {0, 0x7f, 0, 0, 1, 0};

    private final KafkaClients clients;
    private final Topics topics;
    private final Replay replay;

    @TempDir
    Path state;

    ReplayOnBrokerTest(TestKafka kafka) throws Exception {
        this.clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
        this.topics = new Topics(kafka.unique("replay") + ".", PARTITIONS);
        this.replay = new Replay(clients, topics, SchemaSource.NONE);
        createTopics();
    }

    @Test
    void agrees_with_everything_although_threads_died_and_the_state_was_lost() throws Exception {
        var dying = new AtomicInteger(2);
        SchemaSource registry = _ -> {
            if (dying.getAndDecrement() > 0) {
                throw new KafkaException("the registry is away");
            }
            return Optional.empty();
        };
        var first = new History(1).play(300).log();
        var second = new History(2).play(300).log();

        try (var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES);
                var producer = producer()) {
            try (var service = service(registry, state.resolve("one"), memory)) {
                service.start();
                send(producer, 0, first.subList(0, first.size() / 2));
                producer.send(new ProducerRecord<>(topics.agentInbox().name(), 0, "acme/s", OF_UNKNOWN_SCHEMA))
                        .get();
                send(producer, 1, second.subList(0, second.size() / 2));
                untilDecided();
            }
            try (var service = service(SchemaSource.NONE, state.resolve("another"), memory)) {
                service.start();
                send(producer, 0, first.subList(first.size() / 2, first.size()));
                send(producer, 1, second.subList(second.size() / 2, second.size()));
                untilDecided();
            }
        }

        var report = replay.verify(new ReplayRequest.Everything(), ReplayProgress.NONE);
        assertThat(dying).as("threads died").hasValueLessThan(0);
        assertThat(report.diverged()).isEmpty();
        assertThat(report.isVerified()).isTrue();
        assertThat(report.counts().notVerifiable()).isZero();
        assertThat(report.counts().agreed()).isGreaterThanOrEqualTo(first.size() + second.size());
    }

    @Test
    void reports_a_run_a_range_and_a_log_without_its_beginning() throws Exception {
        var day = OrderlyDay.of(40, 3);
        var run = OrderlyDay.run(30);
        var partition = partitionOf(run);
        try (var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES);
                var producer = producer();
                var service = service(SchemaSource.NONE, state.resolve("one"), memory)) {
            service.start();
            send(producer, partition, day);
            untilDecided();
        }

        var ofRun = replay.verify(new ReplayRequest.OfRun(run), ReplayProgress.NONE);
        assertThat(ofRun.ofRun()).isEqualTo(new Counts(8, 0, 0, 0));
        assertThat(ofRun.partitions())
                .singleElement()
                .satisfies(only -> assertThat(only.partition()).isEqualTo(partition));
        assertThat(replay.verify(new ReplayRequest.OfRun(new RunKey("acme", "r30", "x")), ReplayProgress.NONE)
                        .ofRun())
                .isEqualTo(Counts.NONE);

        var range = replay.verify(new ReplayRequest.Between(partition, 150, 250), ReplayProgress.NONE);
        assertThat(range.counts().decisions()).isEqualTo(101);
        assertThat(range.isVerified()).isTrue();
        assertThat(range.counts().notVerifiable()).isPositive();

        deleteBefore(topics.runEvents().name(), partition, 201);
        var cut = replay.verify(new ReplayRequest.Everything(), ReplayProgress.NONE);
        assertThat(cut.isVerified()).as(cut.toString()).isTrue();
        assertThat(cut.counts().notVerifiable()).isPositive();

        deleteBefore(topics.agentInbox().name(), partition, 200);
        assertThat(replay.verify(new ReplayRequest.Everything(), ReplayProgress.NONE)
                        .diverged())
                .isEmpty();
    }

    @Test
    void finds_evidence_that_somebody_added() throws Exception {
        var partition = partitionOf(OrderlyDay.run(0));
        try (var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES);
                var producer = producer();
                var service = service(SchemaSource.NONE, state.resolve("one"), memory)) {
            service.start();
            send(producer, partition, OrderlyDay.of(5, 2));
            untilDecided();
            var added = TopicSerde.of(topics.runEvents().values(), SchemaLock.shipped(), SchemaSource.NONE, 1 << 20)
                    .encode(new Decided(3, 1, Bytes.EMPTY, List.of()));
            producer.send(new ProducerRecord<>(topics.runEvents().name(), partition, "acme/s", added))
                    .get();
        }

        var report = replay.verify(new ReplayRequest.Everything(), ReplayProgress.NONE);

        assertThat(report.counts().diverged()).isOne();
        assertThat(report.diverged().orElseThrow().first())
                .isNotNull()
                .satisfies(first -> assertThat(first.offset()).isEqualTo(3));
    }

    /// Until the processor has committed a decision about every record that is in the inbox.
    private void untilDecided() {
        for (var i = 0; i < 200; i++) {
            var report = replay.verify(new ReplayRequest.Everything(), ReplayProgress.NONE);
            if (report.partitions().stream().allMatch(partition -> partition.undecided() == 0)) {
                return;
            }
        }
        throw new AssertionError("not everything was decided in time");
    }

    private StreamsService service(SchemaSource schemas, Path directory, RocksDbMemory memory) {
        return AgentService.of(
                clients,
                topics,
                schemas,
                new AgentConfig(1),
                directory,
                Optional.empty(),
                memory,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }

    private Producer<String, byte[]> producer() {
        return clients.producer(ProducerSpec.idempotent("inbox"), new StringSerializer(), new ByteArraySerializer());
    }

    private void send(Producer<String, byte[]> producer, int partition, List<Input> inputs) throws Exception {
        TopicSerde<InboxEvent> serde = TopicSerde.of(
                topics.agentInbox().values(),
                SchemaLock.shipped(),
                SchemaSource.NONE,
                topics.agentInbox().maxBytes());
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var input : inputs) {
            sent.add(producer.send(new ProducerRecord<>(
                    topics.agentInbox().name(), partition, "acme/s", serde.encode(input.event()))));
        }
        producer.flush();
        assertThat(sent).allMatch(record -> record.state() == Future.State.SUCCESS);
    }

    private int partitionOf(RunKey run) {
        return replay.verify(new ReplayRequest.OfRun(run), ReplayProgress.NONE)
                .partitions()
                .getFirst()
                .partition();
    }

    private void deleteBefore(String topic, int partition, long offset) throws Exception {
        try (var admin = clients.admin("test")) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    private void createTopics() throws Exception {
        try (var admin = clients.admin("test")) {
            admin.createTopics(topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                                    .configs(Map.of("message.timestamp.type", "LogAppendTime")))
                            .toList())
                    .all()
                    .get();
        }
    }
}
