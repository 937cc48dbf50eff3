package dev.taffrail.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.runs.Handle;
import dev.taffrail.cli.runs.RunWatch;
import dev.taffrail.cli.server.Server;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A policy allows two runs of a tenant to be at work. Real gate, machine, callers and sink; the runs lie in several
/// partitions.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RunsAtWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LIMIT = 2;

    @TempDir
    private Path data = Path.of("");

    @BeforeEach
    void install() throws IOException {
        write("agents/slow.yaml", "{name: slow, model: scripted/slow, instructions: Answer., tools: []}");
        write("scripts/slow.yaml", "{scripts: {slow: [{otherwise: {say: Here I am., delay: 5s}}]}}");
        write("policies/default.yaml", """
                name: default
                concurrency: {tenant: 2}
                rules:
                  - {name: nothing, kind: length, max_characters: 262144, actions: {tool_result: warn}}
                """);
    }

    @Test
    void of_ten_runs_at_once_as_many_work_as_may_and_the_others_are_told_why() throws Exception {
        try (var taffrail = start();
                var server = server(taffrail)) {
            var ends =
                    atOnce(server, IntStream.range(0, 10).mapToObj(n -> "r" + n).toList());

            assertThat(ends.stream().filter(end -> status(end).equals("COMPLETED")))
                    .hasSizeGreaterThanOrEqualTo(LIMIT);
            assertThat(ends.stream().filter(end -> !status(end).equals("COMPLETED")))
                    .isNotEmpty()
                    .allSatisfy(RunsAtWorkTest::assertAboveTheLimit);
            assertThat(mostAtWork(taffrail)).isEqualTo(LIMIT);
            assertThat(atOnce(server, List.of("later-1", "later-2")))
                    .extracting(RunsAtWorkTest::status)
                    .containsOnly("COMPLETED");
            assertThat(mostAtWork(taffrail)).isEqualTo(LIMIT);
            assertReplayed();
        }
    }

    @Test
    void a_restart_forgets_no_run_that_is_at_work() throws Exception {
        try (var taffrail = start();
                var server = server(taffrail)) {
            for (var run : List.of("r1", "r2")) {
                server.post("/v1/runs", request(run), Duration.ZERO);
                assertThat(watch(server, run)
                                .until(report -> report.status() == RunStatus.RUNNING)
                                .status())
                        .isEqualTo(RunStatus.RUNNING);
            }
        }

        try (var taffrail = start();
                var server = server(taffrail)) {
            assertAboveTheLimit(server.post("/v1/runs", request("r3"), PATIENCE));

            for (var run : List.of("r1", "r2")) {
                assertThat(watch(server, run).untilEnd(1, _ -> {}).status()).isEqualTo(RunStatus.COMPLETED);
            }
            assertThat(status(server.post("/v1/runs", request("r4"), PATIENCE))).isEqualTo("COMPLETED");
            assertThat(mostAtWork(taffrail)).isEqualTo(LIMIT);
            assertReplayed();
        }
    }

    private RunningTaffrail start() throws InterruptedException {
        var settings = Settings.of(Source.of("test", Map.of("data.dir", data.toString(), "callers.drain", "0s")));
        return RunningTaffrail.start(settings, Map.of(), InstantSource.system());
    }

    private static Server server(RunningTaffrail taffrail) {
        return new Server(URI.create(taffrail.addresses().http()));
    }

    private static RunWatch watch(Server server, String run) {
        return new RunWatch(server, Handle.parse(run), Optional.of(PATIENCE));
    }

    /// Each in a session of its own.
    private static List<JsonNode> atOnce(Server server, List<String> runs) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = runs.stream()
                    .<Callable<JsonNode>>map(run -> () -> server.post("/v1/runs", request(run), PATIENCE))
                    .toList();
            var ends = new ArrayList<JsonNode>();
            for (var end : threads.invokeAll(asked)) {
                ends.add(end.get());
            }
            return ends;
        }
    }

    private static JsonNode request(String run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("agent", "slow")
                .put("input", "Well?")
                .put("run_id", run);
    }

    private static void assertAboveTheLimit(JsonNode end) {
        assertThat(status(end)).as(end.toString()).isEqualTo("REJECTED");
        assertThat(end.path("reason").asString("")).isEqualTo("LIMIT_REACHED");
        assertThat(end.path("detail").asString(""))
                .startsWith("tenant default has 2 runs at work, as many as policy default@");
    }

    /// Every decision, those of the tenant's scope among them, is made again alike.
    private void assertReplayed() {
        var terminal = new FakeTerminal(Map.of());

        int code = Taffrail.commandLine(terminal.terminal()).execute("replay", "--verify", "--data", data.toString());

        assertThat(code).as(terminal.out() + terminal.err()).isZero();
        assertThat(terminal.out()).containsPattern("\\b(\\d+) of \\1 decisions agreed");
    }

    private static String status(JsonNode run) {
        return run.path("status").asString("");
    }

    /// How many runs were at work at the same time, as the events of all runs tell.
    private static int mostAtWork(RunningTaffrail taffrail) {
        var changes = new ArrayList<>(events(taffrail.addresses().kafka()));
        changes.sort(
                Comparator.<RunEvent.OfRun>comparingLong(event -> event.head().time())
                        .thenComparing(event -> event instanceof LegStarted));
        var atWork = new HashSet<>();
        int most = 0;
        for (var event : changes) {
            if (event instanceof LegStarted) {
                atWork.add(event.head().run());
                most = Math.max(most, atWork.size());
            } else {
                atWork.remove(event.head().run());
            }
        }
        return most;
    }

    /// The beginnings and ends of all legs.
    private static List<RunEvent.OfRun> events(String kafka) {
        var topic = new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS).runEvents();
        var serde = TopicSerde.of(topic.values(), SchemaLock.shipped(), SchemaSource.NONE, topic.maxBytes());
        var partitions = IntStream.range(0, Topics.EMBEDDED_PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        var found = new ArrayList<RunEvent.OfRun>();
        try (var consumer = new KafkaClients(KafkaConnection.to(kafka))
                .consumer(ConsumerSpec.reader("test"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (serde.decode(record.value()) instanceof RunEvent.OfRun event
                            && (event instanceof LegStarted || event instanceof RunEnded)) {
                        found.add(event);
                    }
                });
            }
        }
        return found;
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
