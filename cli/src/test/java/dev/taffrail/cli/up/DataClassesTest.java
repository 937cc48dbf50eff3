package dev.taffrail.cli.up;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.runs.Handle;
import dev.taffrail.cli.runs.RunWatch;
import dev.taffrail.cli.server.Server;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// A key in what a provider says, a card in the reason of a command and another one in a label: nobody is shown them,
/// on no topic but the raw ones, in no file of the store, over HTTP, on the command line or in the log. Everything is
/// real but the provider.
class DataClassesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Made up, in the forms that issuers use.
    private static final String KEY = "ghp_x7Kq2mVt9LbR4nWz8YcD3f" + "Hj6PsG1aXeU5oQ";

    private static final String WORKERS_KEY = "ghp_b5Rk8sTn2QxV7mHc4ZwJ9d" + "Lf3GpY6uEaC1vN";
    private static final String CARD = "4111 1111 1111 1111";
    private static final String LABELS_CARD = "5500 0055 5555 5559";
    private static final List<String> HIDDEN = List.of(KEY, WORKERS_KEY, CARD, LABELS_CARD);

    private static final String AGENT = """
            name: caller
            model: openai/made-up
            instructions: You answer.
            """;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private Optional<HttpServer> provider = Optional.empty();
    private Optional<RunningTaffrail> taffrail = Optional.empty();
    private Path folder = Path.of("");

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        System.setOut(new PrintStream(log, true, UTF_8)); // where the log of tests goes
        folder = data;
        Files.createDirectories(data.resolve("agents"));
        Files.writeString(data.resolve("agents/caller.yaml"), AGENT);
        var settings = Settings.of(Source.of("test", Map.of("data.dir", data.toString(), "callers.drain", "0s")));
        var environment = Map.of("OPENAI_BASE_URL", "http://127.0.0.1:" + refusingProvider() + "/v1");
        taffrail = Optional.of(RunningTaffrail.start(settings, environment, InstantSource.system()));
    }

    @AfterEach
    void stop() {
        taffrail.ifPresent(RunningTaffrail::close);
        provider.ifPresent(server -> server.stop(0));
        System.setOut(out);
    }

    @Test
    @Timeout(180)
    void what_is_classified_is_shown_nowhere() throws Exception {
        try (var server = new Server(URI.create(addresses().http()))) {
            var handle = failedRun(server);
            resume(server, handle);
            report(handle);
            log();

            assertTopics();
            assertStore();
            assertHttp(server, handle);
            assertCommandLine(handle);
        }
        assertHidden("log", log.toString(UTF_8), "[removed: issued_token]", "**** **** **** 1111");
    }

    /// Refuses everything, under a request id that is a key.
    private int refusingProvider() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider = Optional.of(server);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("x-request-id", KEY);
            byte[] body = "{\"error\":{\"code\":\"invalid_request\"}}".getBytes(UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server.getAddress().getPort();
    }

    private static Handle failedRun(Server server) throws InterruptedException {
        var request = JsonMapper.shared().readTree("""
                {"agent": "caller", "input": "Hello", "run_id": "r1", "labels": {"note": "paid with %s"}}
                """.formatted(LABELS_CARD));
        server.post("/v1/runs", request, Duration.ZERO);
        var handle = Handle.parse("r1");
        var end = new RunWatch(server, handle, Optional.of(PATIENCE)).untilEnd(1, _ -> {});
        assertThat(end.status().name()).isEqualTo("FAILED");
        return handle;
    }

    private static void resume(Server server, Handle handle) throws InterruptedException {
        var command = JsonMapper.shared().readTree("{\"reason\": \"the card %s was refunded\"}".formatted(CARD));
        server.post("/v1/runs/" + handle.run() + ":resume", command, Duration.ZERO);
        new RunWatch(server, handle, Optional.of(PATIENCE)).untilEnd(2, _ -> {});
    }

    /// Of a worker that is not ours: of the same run, so that the gate takes it for one.
    private void report(Handle handle) throws Exception {
        var topic = topics().callResults();
        var serde = TopicSerde.of(topic.values(), SchemaLock.shipped(), SchemaSource.NONE, topic.maxBytes());
        var head = new ResultHead(
                new RunKey("default", handle.session(), handle.run()), "none", 1, 1, 0, "i1", "", "mail");
        var result = new NotStarted(head, NotStartedReason.NOT_NOW, 0, "the token " + WORKERS_KEY + " is refused");
        try (var producer = clients()
                .producer(ProducerSpec.idempotent("worker"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), "k".getBytes(UTF_8), serde.encode(result)))
                    .get();
        }
    }

    /// As a library does that knows nothing of us.
    private static void log() {
        var cause = new IllegalStateException("the card " + CARD + " is not known");
        LoggerFactory.getLogger("org.apache.kafka.clients.Metadata")
                .atError()
                .setCause(new IllegalArgumentException("refused with " + WORKERS_KEY, cause))
                .addKeyValue("token", KEY)
                .log("the provider does not know {}", KEY);
    }

    private void assertTopics() {
        var raw = Stream.of(
                        topics().runRequests(), topics().runCommands(), topics().callResults(), topics().deadLetters())
                .map(Topic::name)
                .collect(Collectors.toSet());
        var names = new TreeSet<String>();
        try (var admin = clients().admin("test")) {
            names.addAll(admin.listTopics().names().get());
        } catch (Exception unreachable) {
            throw new AssertionError(unreachable);
        }
        names.removeAll(raw);
        names.removeIf(name -> name.startsWith("__"));
        assertThat(names)
                .contains(topics().agentInbox().name(), topics().audit().name());

        assertHidden(
                "audit",
                until(topics().audit().name(), "command/reason", "tool_result:mail/detail"),
                "request/labels.value",
                "answer/detail");
        assertHidden(
                "inbox",
                until(topics().agentInbox().name(), "the token [removed: "),
                "paid with **** **** **** 5559",
                "the card **** **** **** 1111 was refunded",
                "request id [removed: ");
        assertHidden(
                "events",
                until(topics().runEvents().name(), "was refunded"),
                "paid with **** **** **** 5559",
                "request id [removed: ");
        for (String name : names) {
            assertHidden(name, until(name));
        }
    }

    /// All that is in a topic, as soon as it holds these.
    private String until(String topic, String... words) {
        var content = new StringBuilder();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = clients()
                .consumer(ConsumerSpec.reader("test"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))
                    || !Stream.of(words).allMatch(content.toString()::contains)) {
                assertThat(System.nanoTime()).as(topic + ": " + content).isLessThan(end);
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    content.append(text(record.key())).append(text(record.value()));
                    record.headers().forEach(header -> content.append(text(header.value())));
                }
            }
        }
        return content.toString();
    }

    private void assertStore() throws IOException {
        var content = new StringBuilder();
        for (Path file : storeFiles()) {
            content.append(text(Files.readAllBytes(file)));
        }
        assertHidden("store", content.toString(), "the card **** **** **** 1111 was refunded", "request id [removed: ");
    }

    /// With the write-ahead log.
    private Set<Path> storeFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var found = files.filter(file -> file.getFileName().toString().matches(".*\\.(db|sqlite)(-wal)?"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private void assertHttp(Server server, Handle handle) throws Exception {
        String run = "/v1/runs/" + handle.run();
        assertHidden("list", server.get("/v1/runs", Map.of()).toString(), "**** 5559");
        assertHidden("run", server.get(run, Map.of()).toString(), "[removed: ", "**** 5559");
        assertHidden("transcript", server.get(run + "/transcript", Map.of()).toString());
        assertHidden("checkpoints", server.get(run + "/checkpoints", Map.of()).toString());
        assertHidden("field that is none", problem("/v1/runs", "{\"" + KEY + "\": 1}"), "[removed: ");
        assertHidden("path", problem("/v1/runs/" + KEY + ":cancel", "{\"reason\": 1}"), "[removed: ");
        assertHidden("route", problem("/v1/" + KEY, "{}"), "[removed: ");
        assertHidden("health", server.get("/health", Map.of()).toString());
    }

    private String problem(String path, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(addresses().http() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            JsonMapper.shared().readTree(answer.body());
            return answer.body();
        }
    }

    private void assertCommandLine(Handle handle) {
        for (String type : List.of("event", "outcome", "audit", "dead-letter")) {
            assertHidden(type, command("tail", "--type", type, "--no-follow", "--since", "2026-01-01T00:00:00Z"));
        }
        assertHidden(
                "tail",
                command("tail", "--no-follow", "--since", "2026-01-01T00:00:00Z", "-o", "jsonl"),
                "[removed: ",
                "**** 5559");
        assertHidden("runs show", command("runs", "show", handle.toString()), "[removed: ", "command/reason");
        assertHidden("error", command("runs", "show", KEY), "[removed: ");
    }

    private String command(String... words) {
        var terminal = new FakeTerminal(Map.of());
        var all = Stream.concat(Stream.of(words), Stream.of("--data", folder.toString()));
        Taffrail.commandLine(terminal.terminal()).execute(all.toArray(String[]::new));
        return terminal.out() + terminal.err();
    }

    /// @param shown what stands in its place, so that it is known to have been there
    private static void assertHidden(String where, String content, String... shown) {
        List.of(shown).forEach(mark -> assertThat(content).as(where).contains(mark));
        HIDDEN.forEach(hidden -> assertThat(content).as(where).doesNotContain(hidden));
    }

    /// Of bytes that may be any.
    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private Addresses addresses() {
        return taffrail.orElseThrow().addresses();
    }

    private KafkaClients clients() {
        return new KafkaClients(KafkaConnection.to(addresses().kafka()));
    }

    private static Topics topics() {
        return new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS);
    }
}
