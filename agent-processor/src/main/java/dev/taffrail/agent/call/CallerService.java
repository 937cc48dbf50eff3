package dev.taffrail.agent.call;

import dev.taffrail.agent.call.agents.AgentDirectory;
import dev.taffrail.agent.call.claim.CallLoop;
import dev.taffrail.agent.call.claim.CallQuarantine;
import dev.taffrail.agent.call.claim.CallTopic;
import dev.taffrail.agent.call.claim.CallerGroup;
import dev.taffrail.agent.call.claim.CallerWiring;
import dev.taffrail.agent.call.claim.Controls;
import dev.taffrail.agent.call.claim.Handlers;
import dev.taffrail.agent.call.claim.Results;
import dev.taffrail.agent.call.claim.RunningCalls;
import dev.taffrail.agent.call.claim.Slots;
import dev.taffrail.agent.call.claim.StartWindow;
import dev.taffrail.agent.call.follow.TopicFollower;
import dev.taffrail.agent.call.modelcall.ModelCallHandler;
import dev.taffrail.agent.call.modelcall.PrefixCache;
import dev.taffrail.agent.call.toolcall.ToolCallHandler;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.call.CallerControl;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The callers of one process: claims model and tool calls, executes them, reports. Three threads own a consumer each
/// (calls, agents, controls), and each call has a virtual thread.
public final class CallerService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(CallerService.class);
    /// A key and the frame of a record, beside its value.
    private static final int RECORD_OVERHEAD = 4 * 1024;
    /// The loop waits for it; then the record is read again.
    private static final Duration QUARANTINE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGENTS_PATIENCE = Duration.ofMinutes(1);

    private final CallerSurroundings around;
    private final Results results;
    private final TopicFollower<AgentRecord> agents;
    private final TopicFollower<CallerControl> controls;
    private final CallLoop loop;
    private final List<Thread> threads;

    /// Connects; starts nothing.
    public CallerService(CallerConfig config, CallerSurroundings around) {
        this.around = around;
        Topics topics = around.topics();
        var running = new RunningCalls();
        var slots = new Slots(config.modelSlots(), config.toolSlots());
        var prefixes = new PrefixCache(config.prefixCacheBytes());
        this.results = results(config, topics);
        var directory = new AgentDirectory();
        this.agents =
                follower("agents-" + config.instanceId(), topics.agents(), TopicFollower.Start.BEGINNING, directory);
        this.controls = follower(
                "controls-" + config.instanceId(),
                topics.callerControls(),
                TopicFollower.Start.END,
                new Controls(running, around.breakers()));
        this.loop = new CallLoop(new CallerWiring(
                around.clients()
                        .consumer(
                                CallerGroup.consumer(
                                        group(topics), config.instanceId(), config.modelSlots() + config.toolSlots()),
                                new StringDeserializer(),
                                new ByteArrayDeserializer()),
                () -> reader("last-call-" + config.instanceId()),
                new CallTopic(topics.agentCalls().name(), serde(topics.agentCalls())),
                results,
                quarantine(config, topics),
                new Handlers(
                        new ModelCallHandler(
                                directory::find, around.models(), prefixes, around.clock(), System::nanoTime),
                        new ToolCallHandler(
                                directory::find,
                                around.tools(),
                                around.workspaces(),
                                around.clock(),
                                System::nanoTime)),
                slots,
                running,
                new StartWindow(config.startWithin(), System::nanoTime, around.clock()),
                new RegisteredMeters(around.meters(), slots, prefixes),
                incarnation(config),
                config.drain()));
        this.threads = List.of(
                Thread.ofPlatform().name("callers-agents").unstarted(agents),
                Thread.ofPlatform().name("callers-controls").unstarted(controls),
                Thread.ofPlatform().name("callers").unstarted(this::claim));
    }

    /// The consumer group of the callers of these topics; [dev.taffrail.agent.call.claim.CallOffsets] commits its
    /// start.
    public static String group(Topics topics) {
        return topics.prefix() + "callers";
    }

    @Override
    public String name() {
        return "callers";
    }

    @Override
    public void start() {
        threads.forEach(Thread::start);
    }

    /// Waits until agents are known, controls are heard, and the group has let this process in.
    ///
    /// @return false when that took longer, or failed
    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        return agents.awaitReady(left(deadline))
                && controls.awaitReady(left(deadline))
                && loop.awaitJoined(left(deadline));
    }

    public HealthCheck health() {
        return new CallerHealth(loop);
    }

    /// Lets running calls finish for a while, hands over the rest, and leaves the group.
    @Override
    public void close() {
        try {
            loop.stop();
            threads.getLast().join();
            agents.stop();
            controls.stop();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            LOG.atWarn().log("interrupted while the callers stop; what still runs ends with the process", impatient);
        } finally {
            results.close();
        }
    }

    /// A caller that does not know the agents yet would give every model call back.
    private void claim() {
        try {
            agents.awaitReady(AGENTS_PATIENCE);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("callers are stopped with close(), not with an interrupt", interrupted);
        }
        loop.run();
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private String incarnation(CallerConfig config) {
        return config.instanceId() + "." + ProcessHandle.current().pid() + "."
                + around.clock().millis();
    }

    private Results results(CallerConfig config, Topics topics) {
        var topic = topics.callResults();
        var producer = around.clients()
                .producer(
                        ProducerSpec.idempotent("results-" + config.instanceId())
                                .withDeliveryTimeout(ProducerSpec.FOR_EVER)
                                .withMaxRequestBytes(topic.maxBytes()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        return new Results(
                producer,
                topic.name(),
                TopicSerde.of(topic.values(), around.lock(), around.schemas(), topic.maxBytes() - RECORD_OVERHEAD));
    }

    private CallQuarantine quarantine(CallerConfig config, Topics topics) {
        var spec = ProducerSpec.idempotent("dead-letters-" + config.instanceId())
                .withDeliveryTimeout(QUARANTINE_PATIENCE)
                .withMaxRequestBytes(topics.deadLetters().maxBytes());
        return new CallQuarantine(
                () -> around.clients().producer(spec, new ByteArraySerializer(), new ByteArraySerializer()),
                topics.deadLetters());
    }

    private <T> TopicFollower<T> follower(
            String clientId, Topic<T> topic, TopicFollower.Start start, TopicFollower.Reader<T> reader) {
        return new TopicFollower<>(reader(clientId), topic.name(), serde(topic), start, reader);
    }

    private Consumer<String, byte[]> reader(String clientId) {
        return around.clients()
                .consumer(ConsumerSpec.reader(clientId), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private <T> TopicSerde<T> serde(Topic<T> topic) {
        return TopicSerde.of(topic.values(), around.lock(), around.schemas(), topic.maxBytes());
    }
}
