package dev.taffrail.agent.stream;

import dev.taffrail.platform.kafka.PolledBatch;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/// The agent topology without a broker.
final class AgentDriver implements AutoCloseable {
    static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, 8);
    static final String APPLICATION = "agent";
    static final String POLICY = "house@1";
    static final RunKey RUN = new RunKey("acme", "desk", "r");
    static final AgentDefinition AGENT = new AgentDefinition(
            "clerk",
            "",
            "scripted/clerk",
            "You are a clerk.",
            List.of(),
            Limits.NONE,
            Limits.NONE,
            100,
            30_000,
            1,
            1,
            UnknownOutcome.STOP,
            new Price(true, 1, 1, 1, 1));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> inbox;
    private Instant now = NOON;
    private long source;

    AgentDriver(Path stateDirectory) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        this.driver = new TopologyTestDriver(topology(), settings, NOON);
        this.inbox =
                driver.createInputTopic(TOPICS.agentInbox().name(), new StringSerializer(), new ByteArraySerializer());
    }

    static Topology topology() {
        return AgentTopology.build(
                TOPICS, SchemaSource.NONE, new PolledBatch(System::nanoTime), new SimpleMeterRegistry());
    }

    void admit() {
        send(admission(nextSource()));
    }

    static RunAdmitted admission(Source source) {
        return admission(source, "do it");
    }

    static RunAdmitted admission(Source source, String input) {
        return admission(source, RUN, input, Concurrency.NONE);
    }

    static RunAdmitted admission(Source source, RunKey run, String input, Concurrency limits) {
        return new RunAdmitted(
                source,
                run,
                AGENT,
                Text.of(input, Origin.USER),
                Limits.NONE,
                Limits.NONE,
                List.of(),
                "me",
                "",
                null,
                List.of(),
                POLICY,
                List.of(),
                limits);
    }

    Source nextSource() {
        return new Source("topic", 0, source++);
    }

    void send(InboxEvent event) {
        send(Outlets.serde(TOPICS.agentInbox(), SchemaSource.NONE).encode(event));
    }

    void send(byte[] value) {
        var headers = new RecordHeaders().add("own", new byte[] {1});
        inbox.pipeInput(new TestRecord<>(RUN.recordKey(), value, headers, now));
    }

    /// Wall-clock time and the log's go on alike.
    void later(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /// What was written to a topic since the last call.
    <V> List<V> written(Topic<V> topic) {
        var serde = Outlets.serde(topic, SchemaSource.NONE);
        return records(topic).stream()
                .map(record -> serde.decode(record.value()))
                .toList();
    }

    List<TestRecord<String, byte[]>> records(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
