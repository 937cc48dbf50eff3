package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.GateSerdes;
import dev.taffrail.guardrail.intake.Policies;
import dev.taffrail.guardrail.intake.RateMeter;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.rule.DefaultLimits;
import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.kafka.StreamsService;
import dev.taffrail.platform.kafka.StreamsSettings;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/// The guardrail processor as a service. At least once: what it says twice is removed by the source that each event
/// carries.
public final class GateService implements Service, HealthCheck {
    /// Of the service, and of its health check.
    public static final String NAME = "guardrail-processor";
    /// Far longer than a gate lags behind a topic, far shorter than a poll may take.
    private static final Duration POLICY_PATIENCE = Duration.ofSeconds(5);

    private final GateConfig config;
    private final KafkaClients clients;
    private final Topics topics;
    private final SchemaSource schemas;
    private final MeterRegistry registry;
    private final RocksDbMemory memory;
    private final InstantSource clock;
    private final RuleMeters rules;
    private final Policy shipped;
    private final DefinitionNews news = new DefinitionNews();
    private volatile @Nullable Running running;

    private record Running(KafkaStreams streams, StreamsService service, GateSerdes serdes) {}

    /// @param schemas is asked for schemas that the jar does not have
    /// @param memory of the process; the gate itself keeps nothing on disk
    public GateService(
            GateConfig config,
            KafkaClients clients,
            Topics topics,
            SchemaSource schemas,
            MeterRegistry registry,
            RocksDbMemory memory,
            InstantSource clock) {
        this.config = config;
        this.clients = clients;
        this.topics = topics;
        this.schemas = schemas;
        this.registry = registry;
        this.rules = new RuleMeters(registry);
        this.shipped = equipped(PolicyFile.shipped());
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    private Policy equipped(Policy policy) {
        return config.equipped(policy, rules);
    }

    /// Asks the cluster for the topics' ids, then starts.
    ///
    /// @throws dev.taffrail.platform.settings.Invalid when a topic is missing
    @Override
    public void start() {
        var sources = List.of(
                topics.runRequests().name(),
                topics.runCommands().name(),
                topics.callResults().name());
        var serdes = GateSerdes.of(topics, SchemaLock.shipped(), schemas);
        var parts = new GateParts(
                topics.deadLetters().maxBytes(),
                serdes,
                config.policy(),
                shipped,
                this::equipped,
                DefaultLimits.PRODUCT,
                TopicIds.of(clients, sources, config.patience()),
                new GateMeters(registry),
                Patience.PRODUCT,
                news,
                POLICY_PATIENCE,
                new RateMeter());
        var streams = clients.streams(GateTopology.build(topics, parts), settings(), memory);
        var service = new StreamsService(NAME, streams, clock);
        running = new Running(streams, service, serdes);
        service.start();
    }

    /// The application id: also the group.
    public static String applicationId(Topics topics) {
        return topics.prefix() + "gate";
    }

    private StreamsSettings settings() {
        int largest = Stream.of(topics.agentInbox(), topics.audit(), topics.deadLetters())
                .mapToInt(topic -> topic.maxBytes())
                .max()
                .orElseThrow();
        var settings = StreamsSettings.atLeastOnce(applicationId(topics), config.stateDirectory())
                .withThreads(config.threads())
                .withMaxRecordBytes(largest);
        return config.instance().map(settings::withInstanceId).orElse(settings);
    }

    /// The version, as `name@hash`, that a request for this agent gets here and now; empty when it would be
    /// refused.
    public Optional<String> versionOf(String agent) {
        return stored(GateTopology.AGENTS)
                .flatMap(found -> version(
                        Agents.in(found.store(), found.serdes().agents()).apply(agent)));
    }

    /// The version, as `name@hash`, of the policy of this name that holds here and now; empty when there is none.
    public Optional<String> policyVersionOf(String policy) {
        return stored(GateTopology.POLICIES).flatMap(found -> {
            var registered = RegisteredPolicies.in(found.store(), found.serdes().policies(), this::equipped);
            return version(new Policies(policy, shipped, registered).current());
        });
    }

    /// Waits until requests for the agent get this version here.
    ///
    /// @return false when the time is over before
    public boolean awaitVersion(String agent, String version, Duration patience) throws InterruptedException {
        return await(() -> versionOf(agent), version, patience);
    }

    /// Waits until this version of the policy holds here.
    ///
    /// @return false when the time is over before
    public boolean awaitPolicy(String policy, String version, Duration patience) throws InterruptedException {
        return await(() -> policyVersionOf(policy), version, patience);
    }

    private boolean await(Supplier<Optional<String>> current, String version, Duration patience)
            throws InterruptedException {
        var left = patience;
        long seen = news.read();
        while (!current.get().equals(Optional.of(version))) {
            if (!left.isPositive()) {
                return false;
            }
            left = news.await(seen, left);
            seen = news.read();
        }
        return true;
    }

    private record Stored(ReadOnlyKeyValueStore<String, byte[]> store, GateSerdes serdes) {}

    private Optional<Stored> stored(String name) {
        var now = running;
        if (now == null || !now.streams().state().isRunningOrRebalancing()) {
            return Optional.empty();
        }
        try {
            var type = QueryableStoreTypes.<String, byte[]>keyValueStore();
            var store = now.streams().store(StoreQueryParameters.fromNameAndType(name, type));
            return Optional.of(new Stored(store, now.serdes()));
        } catch (InvalidStateStoreException _) {
            return Optional.empty();
        }
    }

    private static <D> Optional<String> version(Lookup<D> lookup) {
        return lookup instanceof Lookup.Found<D>(String version, D _) ? Optional.of(version) : Optional.empty();
    }

    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        var now = running;
        return now != null && now.service().awaitReady(patience);
    }

    @Override
    public Status check() {
        var now = running;
        return now == null ? new Status.Degraded("not started") : now.service().check();
    }

    @Override
    public boolean alive() {
        var now = running;
        return now == null || now.service().alive();
    }

    @Override
    public boolean ready() {
        var now = running;
        return now != null && now.service().ready();
    }

    @Override
    public void close() {
        var now = running;
        if (now != null) {
            now.service().close();
        }
    }
}
