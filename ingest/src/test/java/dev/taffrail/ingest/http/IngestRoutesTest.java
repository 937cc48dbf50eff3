package dev.taffrail.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.ingest.client.ClientConfig;
import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.client.TimeOrderedIds;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunKey;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IngestRoutesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HELLO = "{\"agent\": \"helper\", \"input\": \"Hello\"}";

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<RunKey> awaited = new ArrayList<>();
    private Optional<JsonNode> ended = Optional.empty();
    private final IngestRoutes routes =
            new IngestRoutes(client(), this::await, HttpLimits.DEFAULT, new IngestMeters(meters));
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.concurrency.useVirtualThreads = true;
                routes.addTo(config);
            })
            .start("127.0.0.1", 0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        server.stop();
    }

    @Test
    void accepts_a_run_when_kafka_has_it() throws Exception {
        var answer = post(
                "/v1/runs", "{\"run_id\": \"r1\", \"session\": \"s1\", \"agent\": \"helper\", \"input\": \"Hello\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).contains("/v1/runs/r1?session=s1");
        assertThat(JSON.readTree(answer.body()))
                .isEqualTo(
                        JSON.readTree(
                                "{\"run_id\": \"r1\", \"session\": \"s1\", \"tenant\": \"default\", \"handle\": \"s1/r1\","
                                        + " \"status\": \"accepted\", \"topic\": \"taffrail.run-requests\", \"partition\": 0, \"offset\": 0}"));
        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void makes_an_id_and_says_where_the_run_will_be() throws Exception {
        var answer = post("/v1/runs", HELLO);

        String id = JSON.readTree(answer.body()).path("run_id").stringValue();
        assertThat(id).hasSize(26);
        assertThat(answer.headers().firstValue("Location")).contains("/v1/runs/" + id);
    }

    @ParameterizedTest
    @CsvSource({"order-17, order-17", "'\"order-17\"', order-17", "an order, key-7a9b7f38f2f8f2a4"})
    void takes_the_run_id_from_the_idempotency_key(String key, String id) throws Exception {
        var first = post("/v1/runs", HELLO, "Idempotency-Key", key);
        var second = post("/v1/runs", HELLO, "Idempotency-Key", key);

        String run = JSON.readTree(first.body()).path("run_id").stringValue();
        assertThat(run).startsWith(id.substring(0, 4));
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(second.body()).path("run_id").stringValue()).isEqualTo(run);
    }

    @Test
    void refuses_other_content_under_the_same_key() throws Exception {
        post("/v1/runs", HELLO, "Idempotency-Key", "order-17");

        var answer = post("/v1/runs", HELLO.replace("Hello", "Goodbye"), "Idempotency-Key", "order-17");

        assertProblem(answer, 422, "IDEMPOTENCY_CONFLICT", "order-17");
        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void takes_the_trace_from_the_usual_header() throws Exception {
        String context = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        post("/v1/runs", HELLO, "traceparent", context);

        assertThat(serde(RunRequest.class)
                        .decode(kafka.history().getFirst().value())
                        .traceparent())
                .isEqualTo(context);
    }

    @Test
    void waits_for_the_end_when_asked_to() throws Exception {
        ended = Optional.of(JSON.readTree("{\"status\": \"COMPLETED\"}"));

        var answer = post("/v1/runs", HELLO, "Prefer", "wait=5");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("COMPLETED");
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=5");
        assertThat(awaited).hasSize(1);
    }

    @Test
    void answers_202_when_the_end_takes_longer_than_that() throws Exception {
        var answer = post("/v1/runs", HELLO, "Prefer", "respond-async, wait=100000");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=60");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"agent\": \"helper\"}                                                   | input is missing",
                "{\"agent\": \"helper\", \"inputs\": \"Hello\"}                            | inputs is not known; did you mean input",
                "{\"agent\": \"helper\", \"input\": \"Hello\", \"limits\": {\"tokns\": 1}} | limits.tokns is not known; did you mean tokens",
                "{\"agent\": \"helper\", \"input\": \"Hello\", \"limits\": {\"tokens\": -1}} | limits.total_tokens is -1",
                "{\"agent\": \"helper\", \"input\": \"Hello\", \"run_id\": \"a/b\"}        | at position 2",
                "{\"agent\": \"helper\", \"input\": \"Hello\", \"run_id\": \"\"}           | run_id is empty",
                "{\"agent\": \"helper\", \"input\": \"Hello\", \"parent\": {}}             | parent is set by the runtime",
                "{\"agent\": \"helper\",                                                   | column",
                "[]                                                                        | must be an object"
            })
    void says_what_is_wrong_with_a_request(String body, String detail) throws Exception {
        assertProblem(post("/v1/runs", body), 400, "INVALID_REQUEST", detail);
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void refuses_20_megabytes_before_reading_them_as_json() throws Exception {
        assertProblem(post("/v1/runs", "x".repeat(20 << 20)), 413, "PAYLOAD_TOO_LARGE", "1048576");
    }

    @Test
    void refuses_a_long_body_of_unknown_length_too() throws Exception {
        byte[] long_ = new byte[2 << 20];
        var request = request("/v1/runs", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(long_)))
                .build();

        assertProblem(http.send(request, BodyHandlers.ofString()), 413, "PAYLOAD_TOO_LARGE", "1048576");
    }

    @Test
    void refuses_a_text_beyond_its_limit() throws Exception {
        assertProblem(
                post("/v1/runs", HELLO.replace("Hello", "x".repeat(300_000))),
                413,
                "PAYLOAD_TOO_LARGE",
                "at most 262144");
    }

    @Test
    void refuses_what_is_not_sent_as_json() throws Exception {
        var request = request("/v1/runs", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(HELLO))
                .build();

        assertProblem(http.send(request, BodyHandlers.ofString()), 415, "UNSUPPORTED_MEDIA_TYPE", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
    void refuses_pages_of_other_servers(String origin) throws Exception {
        assertProblem(post("/v1/runs/r1:pause", "", "Origin", origin), 403, "FOREIGN_ORIGIN", "other servers");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void lets_its_own_pages_write() throws Exception {
        var answer = post("/v1/runs/r1:pause", "", "Origin", "http://127.0.0.1:" + server.port());

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void refuses_names_that_somebody_let_point_here() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /v1/runs/r1:pause HTTP/1.1\r\nHost: evil.example:" + server.port()
                                    + "\r\nOrigin: http://evil.example:" + server.port()
                                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("FOREIGN_ORIGIN");
        }
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void says_when_kafka_does_not_acknowledge_and_recovers() throws Exception {
        kafka.sendException = new TimeoutException("no answer");
        var answer = post("/v1/runs", HELLO);

        assertProblem(answer, 503, "UNAVAILABLE", "no answer");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(routes.health().check().word()).isEqualTo("degraded");

        kafka.sendException = null;
        assertThat(post("/v1/runs", HELLO).statusCode()).isEqualTo(202);
        assertThat(routes.health().check().word()).isEqualTo("healthy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/runs/r1:cancel                    | CANCEL     | {\"reason\": \"not needed\"}                  | default/r1",
                "/v1/runs/s1%2Fr1:cancel               | CANCEL     | {\"reason\": \"not needed\"}                  | default/s1",
                "/v1/sessions/s1/runs/r1:cancel        | CANCEL     | {\"reason\": \"not needed\", \"tenant\": \"t\"} | t/s1",
                "/v1/runs/r1:pause?session=s1&tenant=t  | PAUSE      | {}                                            | t/s1",
                "/v1/sessions/s1/runs/r:1:pause        | PAUSE      | {}                                            | default/s1",
                "/v1/runs/r1:resume                    | RESUME     | {\"add\": {\"tokens\": 10}, \"checkpoint\": 3} | default/r1",
                "/v1/runs/r1:message                   | MESSAGE    | {\"text\": \"and in French\"}                 | default/r1",
                "/v1/runs/r1:add-budget                | ADD_BUDGET | {\"add\": {\"cost\": \"0.10usd\"}}            | default/r1"
            })
    void sends_commands(String path, CommandKind kind, String body, String key) throws Exception {
        var answer = post(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var record = kafka.history().getLast();
        RunCommand command = serde(RunCommand.class).decode(record.value());
        assertThat(record.key()).isEqualTo(key);
        assertThat(command.kind()).isEqualTo(kind);
        assertThat(JSON.readTree(answer.body()).path("command_id").stringValue())
                .isEqualTo(command.commandId())
                .isNotEmpty();
    }

    @Test
    void sends_a_command_without_a_body() throws Exception {
        assertThat(post("/v1/runs/r1:pause", "").statusCode()).isEqualTo(202);
    }

    @Test
    void takes_the_command_id_from_the_idempotency_key() throws Exception {
        var answer = post("/v1/runs/r1:pause", "{}", "Idempotency-Key", "c1");

        assertThat(JSON.readTree(answer.body()).path("command_id").stringValue())
                .isEqualTo("c1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/runs/r1:cancel     | {}                        | reason is missing",
                "/v1/runs/r1:add-budget | {}                        | add is missing",
                "/v1/runs/r1:message    | {}                        | text is missing",
                "/v1/runs/r1:pause      | {\"kind\": \"CANCEL\"}    | kind stands in the address",
                "/v1/runs/-r1:pause     | {}                        | at position 1"
            })
    void says_what_is_wrong_with_a_command(String path, String body, String detail) throws Exception {
        assertProblem(post(path, body), 400, "INVALID_REQUEST", detail);
    }

    @Test
    void counts_what_became_of_requests() throws Exception {
        post("/v1/runs", HELLO);
        post("/v1/runs", "{}");

        assertThat(meters.get("taffrail.ingest.requests")
                        .tags("request", "run", "outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("taffrail.ingest.requests")
                        .tags("request", "run", "outcome", "invalid_request")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").stringValue()).isEqualTo(code);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").stringValue()).contains(detail);
    }

    private HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Optional<JsonNode> await(RunKey run, Duration patience) {
        awaited.add(run);
        return ended;
    }

    private TaffrailClient client() {
        var ids = new TimeOrderedIds(InstantSource.fixed(Instant.EPOCH), new Random(7));
        return TaffrailClient.over(kafka, ClientConfig.DEFAULT, ids);
    }

    private static <T> TopicSerde<T> serde(Class<T> type) {
        return TopicSerde.of(type, SchemaLock.shipped(), SchemaSource.NONE, 1 << 20);
    }
}
