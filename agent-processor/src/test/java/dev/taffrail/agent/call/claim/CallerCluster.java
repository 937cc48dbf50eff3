package dev.taffrail.agent.call.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.topic.DeadLetterHeaders;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A client of the test broker, and for each test topics and a group of its own.
final class CallerCluster implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final SchemaLock LOCK = SchemaLock.shipped();

    private final KafkaClients clients;
    private final Admin admin;
    private UnaryOperator<String> names = name -> name;
    private Topics topics;

    CallerCluster(TestKafka kafka) {
        this(kafka.bootstrapServers(), new Topics("t.", 1));
        this.names = kafka::unique;
    }

    /// With topics that somebody else made.
    CallerCluster(String bootstrapServers, Topics topics) {
        this.clients = new KafkaClients(KafkaConnection.to(bootstrapServers));
        this.admin = clients.admin("test");
        this.topics = topics;
    }

    /// Fresh topics with start offsets, and no members.
    void fresh(int partitions) throws ExecutionException, InterruptedException {
        topics = new Topics(names.apply("calls") + ".", partitions);
        admin.createTopics(List.of(
                        new NewTopic(topics.agentCalls().name(), partitions, (short) 1),
                        new NewTopic(topics.callResults().name(), partitions, (short) 1),
                        new NewTopic(topics.deadLetters().name(), partitions, (short) 1),
                        new NewTopic(topics.callerControls().name(), 1, (short) 1)))
                .all()
                .get();
        CallOffsets.commitStart(admin, topics.agentCalls().name(), group());
    }

    Admin admin() {
        return admin;
    }

    Topics topics() {
        return topics;
    }

    String group() {
        return topics.prefix() + "callers";
    }

    CallTopic calls() {
        return new CallTopic(
                topics.agentCalls().name(),
                serde(AgentCall.class, topics.agentCalls().maxBytes()));
    }

    static <T> TopicSerde<T> serde(Class<T> family, int maxBytes) {
        return TopicSerde.of(family, LOCK, SchemaSource.NONE, maxBytes);
    }

    Results results() {
        return new Results(
                resultProducer(),
                topics.callResults().name(),
                serde(CallerReport.class, topics.callResults().maxBytes()));
    }

    CallQuarantine quarantine() {
        var topic = topics.deadLetters();
        var spec = ProducerSpec.idempotent("dead-letters").withMaxRequestBytes(topic.maxBytes());
        return new CallQuarantine(
                () -> clients.producer(spec, new ByteArraySerializer(), new ByteArraySerializer()), topic);
    }

    Producer<String, byte[]> resultProducer() {
        return producer(ProducerSpec.idempotent("results"));
    }

    Consumer<String, byte[]> member(String instance) {
        return consumer(CallerGroup.consumer(group(), instance, 100));
    }

    Consumer<String, byte[]> reader() {
        return consumer(ConsumerSpec.reader("reader"));
    }

    private Consumer<String, byte[]> consumer(ConsumerSpec spec) {
        return clients.consumer(spec, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Producer<String, byte[]> producer(ProducerSpec spec) {
        return clients.producer(spec, new StringSerializer(), new ByteArraySerializer());
    }

    void append(AgentCall... calls) throws ExecutionException, InterruptedException {
        try (var producer = producer(ProducerSpec.idempotent("test"))) {
            for (AgentCall call : calls) {
                producer.send(record(call)).get();
            }
        }
    }

    /// As the agent processor does: the last offset of the partition is then a marker, not a call.
    void appendInTransaction(AgentCall... calls) throws ExecutionException, InterruptedException {
        try (var producer = producer(ProducerSpec.idempotent("agent").withTransactionalId(topics.prefix() + "agent"))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (AgentCall call : calls) {
                producer.send(record(call)).get();
            }
            producer.commitTransaction();
        }
    }

    void appendBytes(int partition, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        try (var producer = producer(ProducerSpec.idempotent("test"))) {
            producer.send(new ProducerRecord<>(topics.agentCalls().name(), partition, "k", value))
                    .get();
        }
    }

    private ProducerRecord<String, byte[]> record(AgentCall call) {
        return new ProducerRecord<>(
                topics.agentCalls().name(),
                call.head().partition(),
                call.head().run().recordKey(),
                calls().serde().encode(call));
    }

    TopicPartition callPartition(int partition) {
        return new TopicPartition(topics.agentCalls().name(), partition);
    }

    @Nullable
    OffsetAndMetadata committed(int partition) {
        try {
            return admin.listConsumerGroupOffsets(group())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(callPartition(partition));
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// What the group coordinator does with a member whose session is over.
    void expel(String instance) {
        try {
            admin.removeMembersFromConsumerGroup(
                            group(), new RemoveMembersFromConsumerGroupOptions(Set.of(new MemberToRemove(instance))))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// What the dead letters of a partition say about themselves: source and reason.
    List<String> deadLetters(int partition) {
        var topic = new TopicPartition(topics.deadLetters().name(), partition);
        var found = new ArrayList<String>();
        try (var reader = reader()) {
            reader.assign(List.of(topic));
            reader.seekToBeginning(List.of(topic));
            long end = reader.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
            while (reader.position(topic) < end) {
                for (var record : reader.poll(PATIENCE)) {
                    found.add(
                            header(record, DeadLetterHeaders.SOURCE) + " " + header(record, DeadLetterHeaders.REASON));
                }
            }
        }
        return found;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /// Reads the reports of a partition until they are as wanted.
    List<CallerReport> reports(int partition, Predicate<List<CallerReport>> wanted) {
        var topic = new TopicPartition(topics.callResults().name(), partition);
        var serde = serde(CallerReport.class, topics.callResults().maxBytes());
        var reports = new ArrayList<CallerReport>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var reader = reader()) {
            reader.assign(List.of(topic));
            reader.seekToBeginning(List.of(topic));
            while (!wanted.test(reports)) {
                assertThat(System.nanoTime()).as("reports so far: %s", reports).isLessThan(deadline);
                reader.poll(Duration.ofMillis(50)).forEach(record -> reports.add(serde.decode(record.value())));
            }
        }
        return reports;
    }

    /// Reads the reports of a partition until there are results of these calls.
    List<CallerReport> reportsWithResults(int partition, Long... callSeqs) {
        return reports(partition, reports -> resultSeqs(reports).containsAll(List.of(callSeqs)));
    }

    static List<Long> resultSeqs(List<CallerReport> reports) {
        return reports.stream()
                .filter(CallResult.class::isInstance)
                .map(report -> ((CallResult) report).head().callSeq())
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
