package dev.taffrail.guardrail.stream;

import static dev.taffrail.guardrail.stream.GateDriver.agent;
import static dev.taffrail.guardrail.stream.GateDriver.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.guardrail.intake.GateSerdes;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate on a real broker.
@WithKafka
class GateServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Topics topics;
    private final KafkaClients clients;
    private final GateSerdes serdes;
    private final RocksDbMemory memory = new RocksDbMemory(8 << 20);

    GateServiceTest(TestKafka kafka) {
        topics = new Topics(kafka.unique("gate") + ".", 4);
        clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
        serdes = GateSerdes.of(topics, SchemaLock.shipped(), SchemaSource.NONE);
    }

    @AfterEach
    void free() {
        memory.close();
    }

    @Test
    void events_land_where_kafkas_own_producer_would_put_their_key(@TempDir Path folder) throws Exception {
        createTopics();
        try (var gate = gate(folder);
                var producer = producer();
                var inbox = inbox()) {
            register(producer);
            for (int i = 0; i < 12; i++) {
                var value = serdes.requests().encode(request("r" + i, "s" + i, "helper", "Hello"));
                producer.send(new ProducerRecord<>(topics.runRequests().name(), 3, "any", value))
                        .get();
            }
            var takeover = serdes.reports().encode(new CallerTakeover(2, "", "i1", 7));
            producer.send(new ProducerRecord<>(topics.callResults().name(), 0, null, takeover))
                    .get();
            gate.start();

            assertThat(gate.awaitReady(PATIENCE)).isTrue();
            var events = read(inbox, 13);

            assertThat(gate.versionOf("helper")).contains(agent("helper").version());
            for (var event : events) {
                switch (event.value()) {
                    case RunAdmitted admitted ->
                        assertThat(event.partition())
                                .isEqualTo(
                                        placedByKafka(producer, admitted.run().recordKey()));
                    case CallersTookOver _ -> assertThat(event.partition()).isEqualTo(2);
                    case InboxEvent other -> throw new AssertionError("unexpected " + other);
                }
            }
        }
    }

    @Test
    void it_tells_when_it_knows_an_agent_that_was_registered_after_its_start(@TempDir Path folder) throws Exception {
        createTopics();
        String version = agent("helper").version();
        try (var gate = gate(folder);
                var producer = producer()) {
            gate.start();
            assertThat(gate.awaitReady(PATIENCE)).isTrue();
            assertThat(gate.versionOf("helper")).isEmpty();
            assertThat(gate.awaitVersion("helper", version, Duration.ofMillis(1)))
                    .isFalse();

            register(producer);

            assertThat(gate.awaitVersion("helper", version, PATIENCE)).isTrue();
            assertThat(gate.versionOf("helper")).contains(version);
        }
    }

    @Test
    void a_missing_topic_is_told_with_the_way_out(@TempDir Path folder) {
        try (var gate = gate(folder)) {
            assertThatThrownBy(gate::start).isInstanceOf(Invalid.class).hasMessageContaining("taffrail topics create");
        }
    }

    private GateService gate(Path folder) {
        var config = new GateConfig(
                1,
                GateConfig.from(Settings.of(), folder, Optional.empty()).policy(),
                folder,
                Optional.empty(),
                Duration.ofSeconds(10),
                Optional.empty());
        return new GateService(
                config,
                clients,
                topics,
                SchemaSource.NONE,
                new SimpleMeterRegistry(),
                memory,
                InstantSource.fixed(Instant.EPOCH));
    }

    private void createTopics() throws Exception {
        try (var admin = clients.admin("test")) {
            admin.createTopics(topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void register(Producer<String, byte[]> producer) throws Exception {
        var helper = agent("helper");
        String topic = topics.agents().name();
        producer.send(new ProducerRecord<>(
                        topic, helper.version(), serdes.agents().encode(helper)))
                .get();
        var pointer = serdes.agents().encode(new AgentPointer("helper", helper.version()));
        producer.send(new ProducerRecord<>(topic, "helper", pointer)).get();
    }

    /// Asks a producer that knows nothing of us, on a topic with as many partitions.
    private int placedByKafka(Producer<String, byte[]> producer, String key) throws Exception {
        return producer.send(new ProducerRecord<>(topics.metrics().name(), key, new byte[0]))
                .get()
                .partition();
    }

    private Producer<String, byte[]> producer() {
        return clients.producer(ProducerSpec.idempotent("test"), new StringSerializer(), new ByteArraySerializer());
    }

    private Consumer<String, InboxEvent> inbox() {
        var consumer = clients.consumer(ConsumerSpec.reader("test"), new StringDeserializer(), serdes.inbox());
        var partitions = IntStream.range(0, topics.partitions())
                .mapToObj(i -> new TopicPartition(topics.agentInbox().name(), i))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static List<ConsumerRecord<String, InboxEvent>> read(Consumer<String, InboxEvent> inbox, int count) {
        var records = new ArrayList<ConsumerRecord<String, InboxEvent>>();
        while (records.size() < count) {
            var polled = inbox.poll(PATIENCE);
            assertThat(polled.isEmpty()).as("nothing came within " + PATIENCE).isFalse();
            polled.forEach(records::add);
        }
        return records;
    }
}
