package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.GateSerdes;
import dev.taffrail.guardrail.intake.RateMeter;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.rule.DefaultLimits;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyPointer;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The whole gate without a broker.
final class GateDriver implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 8);
    final GateSerdes serdes;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final List<Duration> pauses = new ArrayList<>();
    final Topology topology;
    private final TopologyTestDriver driver;
    private final TestOutputTopic<byte[], byte[]> inbox;
    private final TestOutputTopic<byte[], byte[]> audit;
    private final TestOutputTopic<byte[], byte[]> deadLetters;

    GateDriver() {
        this(PolicyFile.shipped());
    }

    GateDriver(Policy policy) {
        this(policy, SchemaSource.NONE);
    }

    GateDriver(Policy policy, SchemaSource schemas) {
        this(policy.name(), policy, schemas);
    }

    /// @param name of the policy that holds
    GateDriver(String name, Policy shipped, SchemaSource schemas) {
        serdes = GateSerdes.of(topics, SchemaLock.shipped(), schemas);
        var ids = Map.of(
                topics.runRequests().name(), "id-of-requests",
                topics.runCommands().name(), "id-of-commands",
                topics.callResults().name(), "id-of-results");
        topology = GateTopology.build(
                topics,
                new GateParts(
                        topics.deadLetters().maxBytes(),
                        serdes,
                        name,
                        shipped,
                        policy -> policy,
                        DefaultLimits.PRODUCT,
                        ids,
                        new GateMeters(registry),
                        new Patience(3, pauses::add),
                        new DefinitionNews(),
                        Duration.ZERO,
                        new RateMeter()));
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "gate");
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        driver = new TopologyTestDriver(topology, settings, NOON);
        inbox = output(topics.agentInbox().name());
        audit = output(topics.audit().name());
        deadLetters = output(topics.deadLetters().name());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    GateDriver register(AgentDefinition agent) {
        put(agent.version(), serdes.agents().encode(agent));
        put(agent.name(), serdes.agents().encode(new AgentPointer(agent.name(), agent.version())));
        return this;
    }

    /// Registers the policy that `text` spells as the current version of its name. Returns `name@hash`.
    String policy(String text) {
        var definition = new PolicyDefinition(PolicyFile.parse("test", text).name(), text);
        putPolicy(definition.version(), serdes.policies().encode(definition));
        pointTo(definition.name(), definition.version());
        return definition.version();
    }

    /// @param version empty to withdraw the policy
    void pointTo(String policy, String version) {
        putPolicy(policy, serdes.policies().encode(new PolicyPointer(policy, version)));
    }

    void putPolicy(String key, byte @Nullable [] value) {
        send(topics.policies().name(), key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders());
    }

    void put(String key, byte @Nullable [] value) {
        send(topics.agents().name(), key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders());
    }

    void request(RunRequest request) {
        send(
                topics.runRequests().name(),
                key(request.runId()),
                serdes.requests().encode(request),
                new RecordHeaders());
    }

    void request(String json) {
        send(topics.runRequests().name(), key("any"), json.getBytes(StandardCharsets.UTF_8), json());
    }

    void command(RunCommand command) {
        send(
                topics.runCommands().name(),
                key(command.runId()),
                serdes.commands().encode(command),
                new RecordHeaders());
    }

    void report(CallerReport report) {
        send(topics.callResults().name(), null, serdes.reports().encode(report), new RecordHeaders());
    }

    void send(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, NOON));
    }

    /// The next event of the inbox; fails when there is none.
    InboxEvent event() {
        return serdes.inbox().decode(inbox.readRecord().value());
    }

    TestRecord<byte[], byte[]> entry() {
        return inbox.readRecord();
    }

    List<InboxEvent> events() {
        return inbox.readValuesToList().stream().map(serdes.inbox()::decode).toList();
    }

    List<AuditEvent> audits() {
        return audit.readValuesToList().stream().map(serdes.audit()::decode).toList();
    }

    TestRecord<byte[], byte[]> deadLetter() {
        return deadLetters.readRecord();
    }

    boolean isQuiet() {
        return inbox.isEmpty() && audit.isEmpty() && deadLetters.isEmpty();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new StringDeserializer()
                .deserialize("", record.headers().lastHeader(name).value());
    }

    static Headers json() {
        return new RecordHeaders().add("content-type", key("application/json; charset=utf-8"));
    }

    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static AgentDefinition agent(String name) {
        return agent(name, Limits.NONE);
    }

    static AgentDefinition agent(String name, Limits limits) {
        return new AgentDefinition(
                name,
                "",
                "scripted/demo",
                "Be brief.",
                List.of(),
                limits,
                Limits.NONE,
                1_000,
                60_000,
                8,
                2,
                UnknownOutcome.STOP,
                new Price(false, 0, 0, 0, 0));
    }

    static RunRequest request(String run, String session, String agent, String input) {
        return request(run, session, agent, input, null);
    }

    static RunRequest request(String run, String session, String agent, String input, @Nullable Parent parent) {
        return new RunRequest(
                run, "", session, agent, Text.of(input, Origin.UNKNOWN), Limits.NONE, List.of(), "", "", parent);
    }

    @Override
    public void close() {
        driver.close();
    }
}
