package dev.taffrail.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.kafka.ConsumerSpec.OffsetReset;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class KafkaClientsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestKafka kafka;
    private final KafkaClients clients;

    @TempDir
    private Path folder;

    KafkaClientsTest(TestKafka kafka) {
        this.kafka = kafka;
        this.clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
    }

    @Test
    void a_stream_counts_exactly_once_through_its_store() throws Exception {
        String in = kafka.createTopic("in", 2);
        String out = kafka.createTopic("out", 2);
        try (var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES);
                var streams = service(counting(in, out), memory);
                var producer = clients.producer(
                        ProducerSpec.idempotent("p"), new StringSerializer(), new StringSerializer())) {
            streams.start();
            assertThat(streams.awaitReady(PATIENCE)).isTrue();
            assertThat(streams.check()).isEqualTo(new Status.Healthy());
            for (int i = 0; i < 20; i++) {
                producer.send(new ProducerRecord<>(in, "key", "value")).get();
            }

            assertThat(read(out, 20)).first().isEqualTo("1");
            assertThat(read(out, 20)).last().isEqualTo("20");
        }
    }

    @Test
    void the_poll_of_a_stream_thread_follows_the_transaction_of_its_own_producer() {
        var transaction = new OpenTransaction(Duration.ofMillis(2));
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "transactional.id",
                kafka.unique("tx"),
                "client.id",
                "app-StreamThread-1-producer");
        try (var producer = new PacedClientSupplier.TrackedProducer(config, transaction)) {
            producer.initTransactions();
            producer.beginTransaction();
            assertThat(transaction.pollTime(PATIENCE)).isEqualTo(Duration.ofMillis(2));
            producer.commitTransaction();
            assertThat(transaction.pollTime(PATIENCE)).isEqualTo(PATIENCE);
            producer.beginTransaction();
            producer.abortTransaction();
            assertThat(transaction.pollTime(PATIENCE)).isEqualTo(PATIENCE);
        }
    }

    @Test
    void a_group_without_offsets_is_an_error_unless_told_where_to_begin() {
        String topic = kafka.createTopic("t", 1);
        try (var consumer = clients.consumer(
                ConsumerSpec.member("c", kafka.unique("g")), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));

            assertThatThrownBy(() -> {
                        while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                            // until it has joined
                        }
                    })
                    .isInstanceOf(NoOffsetForPartitionException.class);
        }
    }

    @Test
    void metrics_of_clients_are_there_until_they_are_closed() throws Exception {
        String in = kafka.createTopic("in", 1);
        String out = kafka.createTopic("out", 1);
        var registry = new SimpleMeterRegistry();
        var measured = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()), registry);
        var settings = StreamsSettings.exactlyOnce(kafka.unique("app"), folder);
        try (var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES);
                var streams = measured.streams(counting(in, out), settings, memory);
                var producer = measured.producer(
                        ProducerSpec.idempotent("p"), new StringSerializer(), new StringSerializer());
                var consumer = measured.consumer(
                        ConsumerSpec.reader("c"), new StringDeserializer(), new StringDeserializer())) {
            assertThat(streams.state()).isEqualTo(KafkaStreams.State.CREATED);
            assertThat(consumer.assignment()).isEmpty();
            assertThat(producer.partitionsFor(in)).hasSize(1);
            assertThat(names(registry))
                    .anyMatch(name -> name.startsWith("kafka.stream."))
                    .anyMatch(name -> name.startsWith("kafka.producer."))
                    .anyMatch(name -> name.startsWith("kafka.consumer."));
            assertThat(streams.close(CloseOptions.timeout(PATIENCE))).isTrue(); // as the service does
            assertThat(names(registry)).noneMatch(name -> name.startsWith("kafka.stream."));
        }

        assertThat(names(registry)).isEmpty();
    }

    private static List<String> names(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .toList();
    }

    @Test
    void knows_a_cluster_that_can_do_what_is_needed() throws Exception {
        assertThat(ClusterCheck.require(clients, PATIENCE)).isNotBlank();
    }

    @Test
    void refuses_a_cluster_whose_transactions_can_tear() throws Exception {
        try (var admin = clients.admin("test")) {
            transactions(admin, 1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
            try {
                assertThatThrownBy(() -> ClusterCheck.require(clients, PATIENCE))
                        .isInstanceOf(Invalid.class)
                        .hasMessageContaining("has transaction.version 1, but needs 2")
                        .hasMessageContaining("upgrade --feature transaction.version=2");
            } finally {
                transactions(admin, 2, FeatureUpdate.UpgradeType.UPGRADE);
            }
        }
    }

    private static void transactions(Admin admin, int version, FeatureUpdate.UpgradeType way) throws Exception {
        admin.updateFeatures(
                        Map.of("transaction.version", new FeatureUpdate((short) version, way)),
                        new UpdateFeaturesOptions())
                .all()
                .get();
    }

    @Test
    void says_in_one_sentence_that_no_broker_answers() {
        var nobody = new KafkaClients(KafkaConnection.to("127.0.0.1:1"));

        assertThatThrownBy(() -> ClusterCheck.require(nobody, Duration.ofSeconds(1)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("no Kafka broker answers at 127.0.0.1:1 within 1 s");
    }

    private StreamsService service(Topology topology, RocksDbMemory memory) {
        var settings = StreamsSettings.exactlyOnce(kafka.unique("app"), folder).withInstanceId("one");
        return new StreamsService("counting", clients.streams(topology, settings, memory), () -> Instant.EPOCH);
    }

    private static Topology counting(String in, String out) {
        var store =
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore("counts"), Serdes.String(), Serdes.Long());
        return new Topology()
                .addSource("in", new StringDeserializer(), new StringDeserializer(), in)
                .addProcessor("count", Counter::new, "in")
                .addStateStore(store, "count")
                .addSink("out", out, new StringSerializer(), new StringSerializer(), "count");
    }

    private List<String> read(String topic, int number) {
        var spec = ConsumerSpec.member("reader", kafka.unique("g")).withOffsetReset(OffsetReset.EARLIEST);
        var values = new ArrayList<String>();
        try (var consumer = clients.consumer(spec, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (values.size() < number) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static final class Counter extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            KeyValueStore<String, Long> counts = context().getStateStore("counts");
            Long before = counts.get(record.key());
            long now = before == null ? 1 : before + 1;
            counts.put(record.key(), now);
            context().forward(record.withValue(Long.toString(now)));
        }
    }
}
