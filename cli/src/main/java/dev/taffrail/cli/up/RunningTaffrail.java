package dev.taffrail.cli.up;

import dev.taffrail.cli.agents.AgentFolder;
import dev.taffrail.cli.agents.InstalledCatalogue;
import dev.taffrail.cli.log.WholeTopic;
import dev.taffrail.cli.policies.PolicyFolder;
import dev.taffrail.cli.registry.RegistrySchemas;
import dev.taffrail.cli.server.UpFile;
import dev.taffrail.cli.topics.Cluster;
import dev.taffrail.cli.topics.TopicConfig;
import dev.taffrail.embedded.EmbeddedKafka;
import dev.taffrail.ingest.agent.AgentRegistrar;
import dev.taffrail.ingest.policy.PolicyRegistrar;
import dev.taffrail.platform.disk.DataFolder;
import dev.taffrail.platform.disk.FreeSpace;
import dev.taffrail.platform.health.Health;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.lifecycle.Services;
import dev.taffrail.platform.metrics.Metrics;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A started process: its data folder, the embedded broker when it has one, and the services of its roles. Closing it
/// stops everything in order; what was in flight goes on at the next start.
public final class RunningTaffrail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTaffrail.class);
    private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(5);

    private static final int FIRST_HTTP_PORT = 8_090;

    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final List<Beside<?>> beside = new ArrayList<>();
    private final Configs configs;
    private final Settings settings;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Consumer<String> cannotGoOn;
    private final long begun = System.nanoTime();
    private String kafka = "";
    private String http = "";

    private RunningTaffrail(
            Settings settings, Map<String, String> environment, InstantSource clock, Consumer<String> cannotGoOn) {
        this.cannotGoOn = cannotGoOn;
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
        this.configs = Configs.from(settings);
    }

    /// The same for whoever notices by itself that nothing goes on.
    public static RunningTaffrail start(Settings settings, Map<String, String> environment, InstantSource clock)
            throws InterruptedException {
        return start(settings, environment, clock, _ -> {});
    }

    /// Starts everything and returns when all of it is ready.
    ///
    /// @param cannotGoOn is told, once, which service needs a restart of the process, and why
    /// @throws dev.taffrail.platform.settings.Invalid when a setting, the data folder, a port or the cluster stands
    ///     in the way
    public static RunningTaffrail start(
            Settings settings, Map<String, String> environment, InstantSource clock, Consumer<String> cannotGoOn)
            throws InterruptedException {
        var running = new RunningTaffrail(settings, environment, clock, cannotGoOn);
        try {
            running.start();
            return running;
        } catch (RuntimeException | InterruptedException failed) {
            running.close();
            throw failed;
        }
    }

    /// Broker and files side by side, then topics and services: half of a start is the loading of classes.
    private void start() throws InterruptedException {
        var up = configs.up();
        DataFolder folder = opened(DataFolder.open(up.ownFolder()));
        var broker = beside("start-broker", () -> up.bootstrap().orElseGet(() -> startBroker(up)));
        Samples.unpack(up.data());
        var agents = AgentFolder.read(Models.yamlFiles(up.data().resolve("agents")), InstalledCatalogue.of(clock));
        var policies = PolicyFolder.read(Models.yamlFiles(up.data().resolve("policies")));
        var memory = opened(new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES));
        kafka = broker.await();
        log("broker is there");
        var meters = Metrics.registry(up.allMetrics());
        Metrics.bindJvm(meters);
        var clients = new KafkaClients(connection(), meters);
        var config = Cluster.adopt(clients, configs.topics(), up.patience());
        // Opened in this thread: Avro finds its formats in one thread only.
        var schemas = opened(RegistrySchemas.open(configs.registry())).source();
        var registrars = new Registrars(
                AgentRegistrar.open(clients, config.topics()),
                PolicyRegistrar.open(clients, config.topics()),
                () -> WholeTopic.read(clients, config.topics().policies(), schemas));
        var topics = beside("start-topics", () -> {
            try (registrars) {
                Cluster.prepare(clients, config);
                return registrars.register(agents, policies);
            }
        });
        Optional<FreePort> httpPort = httpPort(up);
        http = httpPort.map(port -> "http://127.0.0.1:" + port.number()).orElse("");
        Services services = opened(
                Assembly.of(configs, surroundings(clients, config, schemas, memory, meters), httpPort, cannotGoOn));
        log("services are put together");
        topics.await();
        log("topics, agents and policies are there");
        services.start(up.patience());
        new UpFile(ProcessHandle.current().pid(), kafka, http, config.prefix(), words(up)).write(folder.root());
    }

    private static List<String> words(UpConfig up) {
        return up.roles().stream().sorted().map(Role::word).toList();
    }

    private Surroundings surroundings(
            KafkaClients clients,
            TopicConfig config,
            SchemaSource schemas,
            RocksDbMemory memory,
            PrometheusMeterRegistry meters) {
        var health = new Health(clock, HEALTH_INTERVAL)
                .add(FreeSpace.under(configs.up().data(), configs.up().lowDisk()));
        return new Surroundings(
                clients,
                config.topics(),
                SchemaLock.shipped(),
                schemas,
                meters,
                health,
                memory,
                configs.up().data(),
                environment,
                clock);
    }

    private void log(String what) {
        LOG.atInfo()
                .addKeyValue("millis", (System.nanoTime() - begun) / 1_000_000)
                .log(what);
    }

    /// The port of the last start when it is still free; nothing without the HTTP role.
    private static Optional<FreePort> httpPort(UpConfig up) {
        if (!up.has(Role.HTTP)) {
            return Optional.empty();
        }
        if (up.httpPort() != 0) {
            return Optional.of(FreePort.exactly(up.httpPort(), "http.port"));
        }
        return UpFile.in(up.ownFolder())
                .filter(last -> !last.http().isEmpty())
                .flatMap(last -> FreePort.take(URI.create(last.http()).getPort()))
                .or(() -> Optional.of(FreePort.from(FIRST_HTTP_PORT, "http.port")));
    }

    private KafkaConnection connection() {
        return configs.up().embedded() ? KafkaConnection.to(kafka) : KafkaConnection.from(settings);
    }

    private String startBroker(UpConfig up) {
        EmbeddedKafka broker = opened(Broker.start(up.data(), up.kafkaPort()));
        return broker.bootstrapServers();
    }

    private <T> Beside<T> beside(String name, Callable<T> work) {
        Beside<T> started = Beside.start(name, work);
        beside.add(started);
        return started;
    }

    private <C extends AutoCloseable> C opened(C resource) {
        open.push(resource);
        return resource;
    }

    public Addresses addresses() {
        return new Addresses(kafka, http, configs.up().data());
    }

    @Override
    public void close() {
        beside.forEach(Beside::settle);
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception failed) {
                LOG.atError()
                        .setCause(failed)
                        .addKeyValue("resource", resource.getClass().getSimpleName())
                        .log("a part of the process did not stop as it should");
            }
        }
    }
}
