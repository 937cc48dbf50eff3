package dev.taffrail.bench.floor;

import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.bench.figure.Spread;
import dev.taffrail.bench.load.Iterations;
import dev.taffrail.bench.load.Lane;
import dev.taffrail.bench.load.Loads;
import dev.taffrail.bench.load.RunClient;
import dev.taffrail.embedded.EmbeddedKafka;
import dev.taffrail.embedded.EmbeddedKafkaConfig;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.PolledBatch;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.kafka.StreamsService;
import dev.taffrail.platform.kafka.StreamsSettings;
import dev.taffrail.platform.settings.Invalid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;

/// The floor: broker, gate, decider and caller in this process, with nothing between them but strings. A run is as many
/// calls in turn as it is in the product.
public final class Floor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deque<Runnable> open;
    private final RunClient client;

    private Floor(Deque<Runnable> open, RunClient client) {
        this.open = open;
        this.client = client;
    }

    /// Starts everything on an empty folder.
    public static Floor start(Path folder) throws InterruptedException {
        var open = new ArrayDeque<Runnable>();
        try {
            var client = start(folder, open);
            open.push(client::close);
            return new Floor(open, client);
        } catch (RuntimeException | InterruptedException failed) {
            close(open);
            throw failed;
        }
    }

    private static RunClient start(Path folder, Deque<Runnable> open) throws InterruptedException {
        var topics = FloorTopics.embedded();
        var sizes = Sizes.PRODUCT;
        var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
        open.push(kafka::close);
        var clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
        create(clients, topics);
        var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES);
        open.push(memory::close);
        var caller = new FloorCaller(clients, topics, sizes);
        open.push(caller::close);
        var gate = StreamsSettings.atLeastOnce(topics.gate(), folder.resolve("gate"));
        run(open, "floor-gate", clients.streams(FloorTopology.gate(topics, sizes), gate, memory));
        var batch = new PolledBatch(System::nanoTime);
        var decider = StreamsSettings.exactlyOnce(topics.decider(), folder.resolve("decider"));
        run(
                open,
                "floor-decider",
                clients.streams(FloorTopology.decider(topics, sizes, batch), decider, memory, batch));
        return new RunClient(
                clients, new Lane(topics.requests(), topics.outcomes(), topics.partitions(), Floor::request, _ -> {}));
    }

    private static void run(Deque<Runnable> open, String name, KafkaStreams streams) throws InterruptedException {
        var service = new StreamsService(name, streams, InstantSource.system());
        open.push(service::close);
        service.start();
        Invalid.unless(service.awaitReady(PATIENCE), "the stream %s did not start within %s", name, PATIENCE);
    }

    /// Measures both shapes of load.
    public Report measure(FloorPlan plan) {
        Loads.oneByOne(client, "warm-", plan.warmUpRuns(), plan.modelCalls(), _ -> {});
        Spread alone = Loads.oneByOne(client, "alone-", plan.runs(), plan.modelCalls(), _ -> {});
        int warmUps = Loads.warmUp(client, "warm-burst-", plan.burst(), plan.modelCalls());
        Loads.Burst burst = Loads.atOnce(client, "burst-", plan.burst(), plan.modelCalls());
        var report = new Report()
                .put(Figure.SEQUENTIAL_FLOOR_P50, alone.p50())
                .put(Figure.SEQUENTIAL_FLOOR_P95, alone.p95())
                .put(Figure.BURST_FLOOR_RATE, burst.iterationsPerSecond());
        report.details("floor")
                .put("runs", plan.runs())
                .put("burst_runs", plan.burst())
                .put("model_calls_per_run", plan.modelCalls())
                .put("iterations_per_run", Iterations.of(plan.modelCalls()))
                .put("warm_up_bursts", warmUps)
                .put("puts_per_decision", Sizes.PUTS_PER_DECISION)
                .put("events_per_decision", Sizes.EVENTS_PER_DECISION);
        return report;
    }

    private static byte[] request(String run, int modelCalls) {
        return Sizes.padded(Integer.toString(Iterations.of(modelCalls)), Sizes.PRODUCT.request())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void create(KafkaClients clients, FloorTopics topics) throws InterruptedException {
        try (var admin = clients.admin("floor-topics")) {
            admin.createTopics(topics.toCreate()).all().get();
        } catch (ExecutionException failed) {
            throw new KafkaException("the topics of the floor cannot be created", failed.getCause());
        }
    }

    private static void close(Deque<Runnable> open) {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    @Override
    public void close() {
        close(open);
    }
}
