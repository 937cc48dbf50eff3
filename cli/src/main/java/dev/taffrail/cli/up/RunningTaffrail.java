package dev.taffrail.cli.up;

import dev.taffrail.cli.agents.AgentFolder;
import dev.taffrail.cli.agents.InstalledCatalogue;
import dev.taffrail.embedded.EmbeddedKafka;
import dev.taffrail.ingest.agent.AgentRegistrar;
import dev.taffrail.platform.disk.DataFolder;
import dev.taffrail.platform.health.Health;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.lifecycle.Services;
import dev.taffrail.platform.metrics.Metrics;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A started process: its data folder, the embedded broker when it has one, and the services of its roles. Closing it stops everything in
/// order; what was in flight goes on at the next start.
public final class RunningTaffrail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTaffrail.class);
    private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(5);

    private static final int FIRST_HTTP_PORT = 8_090;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Configs configs;
    private final Settings settings;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final long begun = System.nanoTime();
    private String kafka = "";
    private String http = "";

    private RunningTaffrail(Settings settings, Map<String, String> environment, InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
        this.configs = Configs.from(settings);
    }

    /// Starts everything and returns when all of it is ready.
    ///
    /// @throws dev.taffrail.platform.settings.Invalid when a setting, the data folder, a port or the cluster stands in the way
    public static RunningTaffrail start(Settings settings, Map<String, String> environment, InstantSource clock)
            throws InterruptedException {
        var running = new RunningTaffrail(settings, environment, clock);
        try {
            running.start();
            return running;
        } catch (RuntimeException | InterruptedException failed) {
            running.close();
            throw failed;
        }
    }

    private void start() throws InterruptedException {
        var up = configs.up();
        DataFolder folder = opened(DataFolder.open(up.ownFolder()));
        Samples.unpack(up.data());
        var agents = AgentFolder.read(Models.yamlFiles(up.data().resolve("agents")), InstalledCatalogue.of(clock));
        log("data folder and agents are read");
        kafka = up.bootstrap().orElseGet(() -> startBroker(up));
        log("broker is there");
        var clients = new KafkaClients(connection());
        Cluster.prepare(clients, configs.topics(), up.patience());
        log("topics are there");
        register(agents, clients);
        log("agents are registered");
        var around = new Surroundings(
                clients,
                configs.topics().topics(),
                SchemaLock.shipped(),
                SchemaSource.NONE,
                Metrics.registry(up.allMetrics()),
                new Health(clock, HEALTH_INTERVAL),
                opened(new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES)),
                up.data(),
                environment,
                clock);
        Optional<FreePort> httpPort = httpPort(up);
        http = httpPort.map(port -> "http://127.0.0.1:" + port.number()).orElse("");
        Services services = opened(Assembly.of(configs, around, httpPort));
        log("services are put together");
        services.start(up.patience());
        new UpFile(
                        ProcessHandle.current().pid(),
                        kafka,
                        http,
                        configs.topics().prefix(),
                        up.roles().stream().sorted().map(Role::word).toList())
                .write(folder.root());
    }

    private void log(String what) {
        LOG.atInfo().addKeyValue("millis", (System.nanoTime() - begun) / 1_000_000).log(what);
    }

    private void register(List<AgentDefinition> agents, KafkaClients clients) throws InterruptedException {
        try (var registrar = AgentRegistrar.open(clients, configs.topics().topics())) {
            AgentFolder.register(registrar, agents);
        }
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

    private <C extends AutoCloseable> C opened(C resource) {
        open.push(resource);
        return resource;
    }

    public Addresses addresses() {
        return new Addresses(kafka, http, configs.up().data());
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception failed) {
                LOG.atError().setCause(failed).addKeyValue("resource", resource.getClass().getSimpleName()).log("a part of the process did not stop as it should");
            }
        }
    }
}
