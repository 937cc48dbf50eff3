package dev.taffrail.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.call.claim.CallOffsets;
import dev.taffrail.agent.model.FinishReason;
import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.Usage;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolProvider;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.ToolSurroundings;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.BreakerReset;
import dev.taffrail.schemas.call.CallHead;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.call.CancelCalls;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The assembled service against a real broker.
@WithKafka
class CallerServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RunKey RUN = new RunKey("default", "s", "r");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_000));
    private static final AgentDefinition AGENT = new AgentDefinition(
            "clerk",
            "",
            "fake/big",
            "",
            List.of(new ToolDefinition(
                    "wait", "Waits", "{\"type\": \"object\"}", Effect.READ_ONLY, 1000, "", Returns.OWN, Egress.NONE)),
            Limits.NONE,
            Limits.NONE,
            100,
            1000,
            4,
            1,
            UnknownOutcome.STOP,
            new Price(false, 0, 0, 0, 0));

    private final KafkaClients clients;
    private final Topics topics;
    private final CountDownLatch toolStarted = new CountDownLatch(1);
    private final LinkedBlockingQueue<BreakerReset> resets = new LinkedBlockingQueue<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SchemaLock lock = SchemaLock.shipped();
    private final CallerService service;

    CallerServiceTest(TestKafka kafka, @TempDir Path workspace) throws Exception {
        clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
        topics = new Topics(kafka.unique("callers") + ".", 2);
        try (var admin = clients.admin("test")) {
            admin.createTopics(topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                            .toList())
                    .all()
                    .get();
            CallOffsets.commitStart(admin, topics.agentCalls().name(), CallerService.group(topics));
        }
        service = new CallerService(
                new CallerConfig("one", 4, 4, Duration.ofSeconds(2), Duration.ofSeconds(5), 1_000_000),
                new CallerSurroundings(
                        clients,
                        topics,
                        lock,
                        SchemaSource.NONE,
                        provider -> provider.equals("fake") ? Optional.of(fakeModel()) : Optional.empty(),
                        resets::add,
                        ToolCatalogue.of(List.of(tools()), new ToolSurroundings(CLOCK)),
                        _ -> workspace,
                        meters,
                        CLOCK));
    }

    private static Model fakeModel() {
        return request -> new ModelReply.Answered(
                "answer to " + request.messages().size() + " messages",
                List.of(),
                FinishReason.STOP,
                Usage.of(5, 1),
                Optional.empty(),
                "big");
    }

    private ToolProvider tools() {
        var spec = ToolSpec.of("wait", "Waits", dev.taffrail.agent.tool.Effect.READ_ONLY, "{\"type\": \"object\"}");
        return new ToolProvider() {
            @Override
            public String origin() {
                return "test";
            }

            @Override
            public List<Tool> tools(ToolSurroundings surroundings) {
                return List.of(new Tool() {
                    @Override
                    public ToolSpec spec() {
                        return spec;
                    }

                    @Override
                    public ToolOutcome call(ToolInvocation invocation) throws InterruptedException {
                        toolStarted.countDown();
                        new CountDownLatch(1).await();
                        throw new AssertionError("nobody counts down");
                    }
                });
            }
        };
    }

    @BeforeEach
    void start() throws Exception {
        append(topics.agents(), 0, AGENT.version(), AGENT);
        service.start();
        assertThat(service.awaitReady(PATIENCE)).isTrue();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private <T> TopicSerde<T> serde(Topic<T> topic) {
        return TopicSerde.of(topic.values(), lock, SchemaSource.NONE, topic.maxBytes());
    }

    private <T> void append(Topic<T> topic, int partition, String key, T value) throws Exception {
        try (var producer =
                clients.producer(ProducerSpec.idempotent("test"), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topic.name(), partition, key, serde(topic).encode(value)))
                    .get();
        }
    }

    private CallResult result(int partition, long callSeq) {
        var place = new TopicPartition(topics.callResults().name(), partition);
        var found = new ArrayList<CallResult>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var reader =
                clients.consumer(ConsumerSpec.reader("test"), new StringDeserializer(), new ByteArrayDeserializer())) {
            reader.assign(List.of(place));
            reader.seekToBeginning(List.of(place));
            while (found.isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                reader.poll(Duration.ofMillis(50)).forEach(record -> {
                    CallerReport report = serde(topics.callResults()).decode(record.value());
                    if (report instanceof CallResult result && result.head().callSeq() == callSeq) {
                        found.add(result);
                    }
                });
            }
        }
        return found.getFirst();
    }

    private static CallHead head(int partition, long callSeq) {
        return new CallHead(
                RUN, 1, 1, "r:1.1." + callSeq, 1, callSeq, partition, Long.MAX_VALUE, 60_000, "key", "", "house@1");
    }

    private static ModelCall modelCall(long callSeq, int prefixCount) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i <= prefixCount; i++) {
            messages.add(Message.user(Text.of("message " + i, Origin.USER), "r", 1, 0));
        }
        return new ModelCall(
                head(1, callSeq),
                AGENT.version(),
                prefixCount,
                ConversationHash.fold(Bytes.EMPTY, messages.subList(0, prefixCount)),
                messages.subList(prefixCount, messages.size()),
                ConversationHash.fold(Bytes.EMPTY, messages),
                50,
                1);
    }

    private static ToolCall toolCall(long callSeq) {
        return new ToolCall(head(0, callSeq), AGENT.version(), "wait", Text.of("{}", Origin.MODEL), Effect.READ_ONLY);
    }

    @Test
    void answers_model_calls_on_their_partition_and_remembers_the_conversation() throws Exception {
        append(topics.agentCalls(), 1, RUN.recordKey(), modelCall(1, 0));
        assertThat(result(1, 1))
                .isInstanceOfSatisfying(
                        ModelResult.class,
                        it -> assertThat(it.answer().content()).isEqualTo("answer to 1 messages"));
        append(topics.agentCalls(), 1, RUN.recordKey(), modelCall(2, 1));
        append(topics.agentCalls(), 1, RUN.recordKey(), modelCall(3, 5));

        assertThat(result(1, 2))
                .isInstanceOfSatisfying(
                        ModelResult.class,
                        it -> assertThat(it.answer().content()).isEqualTo("answer to 2 messages"));
        assertThat(result(1, 3))
                .isInstanceOfSatisfying(
                        NotStarted.class, it -> assertThat(it.reason()).isEqualTo(NotStartedReason.NEEDS_PREFIX));
        assertThat(meters.get("gen_ai.client.operation.duration").timer().count())
                .isEqualTo(2);
        assertThat(meters.get("taffrail.calls.not_started")
                        .tag("reason", "needs_prefix")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(service.health().check()).isEqualTo(new Status.Healthy());
    }

    @Test
    void stops_a_call_that_is_cancelled_while_it_runs() throws Exception {
        append(topics.agentCalls(), 0, RUN.recordKey(), toolCall(1));
        toolStarted.await();
        append(topics.callerControls(), 0, "k", new CancelCalls(RUN, 0, List.of(1L), "cancelled by u"));

        assertThat(result(0, 1))
                .isInstanceOfSatisfying(
                        ToolResult.class, it -> assertThat(it.status()).isEqualTo(ToolStatus.CANCELLED));
    }

    @Test
    void does_not_start_a_call_that_was_cancelled_before_it_came() throws Exception {
        append(topics.callerControls(), 0, "k", new CancelCalls(RUN, 0, List.of(1L), "cancelled by u"));
        append(topics.callerControls(), 0, "k", new BreakerReset("fake", "because", "u"));
        assertThat(resets.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(new BreakerReset("fake", "because", "u"));
        append(topics.agentCalls(), 0, RUN.recordKey(), toolCall(1));

        assertThat(result(0, 1))
                .isInstanceOfSatisfying(
                        NotStarted.class, it -> assertThat(it.reason()).isEqualTo(NotStartedReason.CANCELLED));
        assertThat(toolStarted.getCount()).isEqualTo(1);
    }
}
