package dev.taffrail.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.http.MetricsPage;
import dev.taffrail.cli.runs.Handle;
import dev.taffrail.cli.runs.RunWatch;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.topics.Cluster;
import dev.taffrail.cli.topics.TopicConfig;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.stream.GateService;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Running running = new Running(Path.of(""));

    @BeforeAll
    void start(@TempDir Path folder) throws InterruptedException {
        running = new Running(folder);
        running.start();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void a_run_completes_and_is_shown() throws Exception {
        try (var server = running.server()) {
            var request = JsonNodeFactory.instance
                    .objectNode()
                    .put("agent", "clerk")
                    .put("input", "Which orders wait?")
                    .put("run_id", "up-1");
            server.post("/v1/runs", request, Duration.ZERO);
            var end = new RunWatch(server, Handle.parse("up-1"), Optional.of(PATIENCE)).untilEnd(1, _ -> {});

            assertThat(end.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(end.answer()).contains("2 bolts of sail canvas");
            assertThat(server.get("/v1/runs", Map.of("agent", "clerk"))
                            .path("items")
                            .toString())
                    .contains("up-1");
        }
    }

    @Test
    void whoever_waits_for_the_end_gets_it_in_the_answer() throws Exception {
        try (var server = running.server()) {
            var request =
                    JsonNodeFactory.instance.objectNode().put("agent", "clerk").put("input", "Which orders wait?");

            var answer = server.post("/v1/runs", request, PATIENCE);

            assertThat(answer.path("status").asString("")).isEqualTo("COMPLETED");
            var shown =
                    server.get("/v1/runs", Map.of("run", answer.path("run_id").asString("")));
            assertThat(shown.at("/items/0")).isEqualTo(answer);
        }
    }

    /// Also where the registration and the request come from different processes, right after each other.
    @Test
    void a_run_can_be_asked_for_as_soon_as_its_agent_is_registered() throws Exception {
        try (var server = running.server()) {
            for (int i = 0; i < 5; i++) {
                String name = "newcomer-" + i;
                String text = Files.readString(running.folder.resolve("agents").resolve("clerk.yaml"));
                Path file = Files.writeString(
                        running.folder.resolve(name + ".yaml"), text.replace("name: clerk", "name: " + name));
                var terminal = new FakeTerminal(Map.of());
                int code = Taffrail.commandLine(terminal.terminal())
                        .execute("agents", "register", file.toString(), "--data", running.folder.toString());
                assertThat(code).as(terminal.err()).isZero();
                var request =
                        JsonNodeFactory.instance.objectNode().put("agent", name).put("input", "Which orders wait?");

                assertThat(server.post("/v1/runs", request, PATIENCE)
                                .path("status")
                                .asString(""))
                        .isEqualTo("COMPLETED");
            }
        }
    }

    @Test
    void a_policy_holds_as_soon_as_it_is_registered() throws Exception {
        String text = PolicyFile.shippedDefinition().text() + """

                  - name: codename
                    kind: pattern
                    patterns: [heron]
                    actions: {request: reject}
                """;
        Path file = Files.writeString(running.folder.resolve("changed.yaml"), text);
        var terminal = new FakeTerminal(Map.of());

        int code = Taffrail.commandLine(terminal.terminal())
                .execute("policy", "register", file.toString(), "--data", running.folder.toString(), "-o", "name");

        assertThat(code).as(terminal.err()).isZero();
        try (var server = running.server()) {
            var request =
                    JsonNodeFactory.instance.objectNode().put("agent", "clerk").put("input", "Where is the heron?");
            var answer = server.post("/v1/runs", request, PATIENCE);
            assertThat(answer.path("status").asString("")).isEqualTo("REJECTED");
            assertThat(server.get("/v1/policies/default", Map.of())
                            .path("version")
                            .asString(""))
                    .isEqualTo(PolicyFile.read(file).version())
                    .isEqualTo(terminal.out().strip());
        }
    }

    @Test
    void a_policy_is_tried_on_what_was_recorded() throws Exception {
        try (var server = running.server()) {
            var request =
                    JsonNodeFactory.instance.objectNode().put("agent", "clerk").put("input", "Which orders wait?");
            server.post("/v1/runs", request, PATIENCE);
        }
        Path file = Files.writeString(running.folder.resolve("tried.yaml"), """
                name: tried
                rules:
                  - {name: orders, kind: pattern, patterns: [orders wait], actions: {request: reject}}
                """);
        var terminal = new FakeTerminal(Map.of());

        int code = Taffrail.commandLine(terminal.terminal())
                .execute(
                        "policy",
                        "test",
                        file.toString(),
                        "--against",
                        "all",
                        "-o",
                        "json",
                        "--data",
                        running.folder.toString());

        assertThat(code).as(terminal.err()).isZero();
        var orders = JsonMapper.shared().readTree(terminal.out()).at("/rules");
        assertThat(orders.toString())
                .contains("\"rule\":\"orders\"", "\"after\":\"reject\"")
                .contains("@");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void the_end_of_the_log_is_found_behind_the_last_transaction() throws Exception {
        try (var server = running.server()) {
            var request = JsonNodeFactory.instance
                    .objectNode()
                    .put("agent", "clerk")
                    .put("input", "Which orders wait?")
                    .put("session", "of-tailed")
                    .put("run_id", "tailed");
            server.post("/v1/runs", request, PATIENCE);
        }
        var terminal = new FakeTerminal(Map.of());

        int code = Taffrail.commandLine(terminal.terminal())
                .execute(
                        "tail",
                        "tailed",
                        "--since",
                        "2000-01-01T00:00:00Z",
                        "--no-follow",
                        "-o",
                        "name",
                        "--data",
                        running.folder.toString());

        assertThat(code).isZero();
        assertThat(terminal.out()).contains("tailed");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void what_was_quarantined_is_told_with_its_reason() throws Exception {
        var clients = new KafkaClients(KafkaConnection.to(running.addresses().kafka()));
        var topics = new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS);
        try (var producer =
                clients.producer(ProducerSpec.idempotent("test"), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topics.runRequests().name(), "default/quarantined", "no Avro"))
                    .get();
        }
        var terminal = new FakeTerminal(Map.of());

        while (!terminal.out().contains("quarantined")) {
            int code = Taffrail.commandLine(terminal.terminal())
                    .execute(
                            "tail",
                            "quarantined",
                            "--type",
                            "dead-letter",
                            "--since",
                            "2000-01-01T00:00:00Z",
                            "--no-follow",
                            "-o",
                            "jsonl",
                            "--data",
                            running.folder.toString());
            assertThat(code).as(terminal.err()).isZero();
        }

        assertThat(terminal.out())
                .contains("deserialize", "application/json", "run-requests:")
                .doesNotContain("no Avro");
    }

    /// As behind `| head -2`.
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void whoever_follows_the_log_stops_when_nobody_reads_any_more() throws Exception {
        try (var server = running.server()) {
            var request =
                    JsonNodeFactory.instance.objectNode().put("agent", "clerk").put("input", "Which orders wait?");
            server.post("/v1/runs", request, PATIENCE);
        }
        var lines = new BrokenPipe(2);

        int code = Taffrail.commandLine(lines.terminal())
                .execute("tail", "--since", "1h", "-o", "name", "--data", running.folder.toString());

        assertThat(code).isZero();
        assertThat(lines.taken()).isEqualTo(2);
    }

    @Test
    void an_agent_that_nobody_registered_is_not_shown() throws Exception {
        try (var server = running.server()) {
            assertThat(server.find("/v1/agents/nobody")).isEmpty();
            assertThat(server.get("/v1/agents/clerk", Map.of()).path("version").asString(""))
                    .startsWith("clerk@");
        }
    }

    @Test
    void it_tells_how_it_is() throws Exception {
        try (var server = running.server()) {
            JsonNode checks = server.get("/health", Map.of()).path("checks");
            assertThat(checks.size()).isGreaterThanOrEqualTo(4);
            assertThat(checks.findValuesAsString("name"))
                    .as("registrations ask a process that has it whether it knows them")
                    .contains(GateService.NAME);
            assertThat(server.get("/apis/ccompat/v7/schemas/ids/1", Map.of())
                            .path("schema")
                            .asString(""))
                    .contains("\"record\"");
        }
    }

    /// Refused by the HTTP server, before a route sees them; or by a path that nobody serves.
    @ParameterizedTest
    @ValueSource(strings = {"/v1/runs/%2e%2e/%00", "/v1/runs/a%2fb%5c", "/v1/nonsense"})
    void whatever_is_refused_is_a_problem(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(running.addresses().http() + path))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"type\":\"about:blank\"", "\"code\":");
        }
    }

    @Test
    void every_metric_of_its_own_is_a_documented_one() throws Exception {
        var documented = MetricsPage.all().stream().map(MetricsPage::prometheus).toList();
        try (var http = HttpClient.newHttpClient()) {
            var page = http.send(
                    HttpRequest.newBuilder(URI.create(running.addresses().http() + "/metrics"))
                            .build(),
                    BodyHandlers.ofString());

            var shown = page.body()
                    .lines()
                    .filter(line -> line.matches("# TYPE (taffrail|gen_ai)_.*"))
                    .map(line -> line.split(" ", -1)[2].replaceFirst("_max$", ""))
                    .distinct()
                    .toList();
            assertThat(shown).isNotEmpty().isSubsetOf(documented);
            assertThat(page.body())
                    .contains("# TYPE kafka_stream_", "# TYPE kafka_consumer_", "# TYPE kafka_producer_");
        }
    }

    @Test
    void the_doctor_sees_who_works_on_the_cluster() {
        var terminal = new FakeTerminal(Map.of());

        int code = Taffrail.commandLine(terminal.terminal()).execute("doctor", "--data", running.folder.toString());

        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .containsPattern("gate +ok +group taffrail.gate, members: 1")
                .containsPattern("agent +ok +group taffrail.agent-processor, members: \\d")
                .containsPattern("caller +ok +group taffrail.callers, members: 1");
    }

    @Test
    void its_folder_belongs_to_it_alone() {
        var second = new Running(running.folder);

        assertThatThrownBy(second::start).isInstanceOf(Invalid.class).hasMessageContaining("in use by");
    }

    @Test
    void topics_with_another_number_of_partitions_are_refused() {
        var clients = new KafkaClients(KafkaConnection.to(running.addresses().kafka()));
        var other = new TopicConfig("taffrail.", 3, (short) 1, true);

        assertThatThrownBy(() -> Cluster.prepare(clients, other))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("topics.partitions");
    }

    @Test
    void a_process_that_joins_takes_the_partitions_that_are_there() throws Exception {
        var clients = new KafkaClients(KafkaConnection.to(running.addresses().kafka()));

        assertThat(Cluster.adopt(clients, new TopicConfig("taffrail.", 48, (short) 3, false), PATIENCE)
                        .partitions())
                .isEqualTo(8);
    }

    /// A process on free ports.
    private static final class Running {
        private final Path folder;
        private Optional<RunningTaffrail> taffrail = Optional.empty();

        Running(Path folder) {
            this.folder = folder;
        }

        void start() throws InterruptedException {
            var settings = Settings.of(Source.of("test", Map.of("data.dir", folder.toString(), "callers.drain", "0s")));
            taffrail = Optional.of(RunningTaffrail.start(settings, Map.of(), InstantSource.system()));
        }

        Addresses addresses() {
            return taffrail.orElseThrow().addresses();
        }

        Server server() {
            return new Server(URI.create(addresses().http()));
        }

        void close() {
            taffrail.ifPresent(RunningTaffrail::close);
        }
    }
}
