package dev.taffrail.agent.model.wire;

import static dev.taffrail.agent.model.Requests.asking;
import static dev.taffrail.agent.model.Requests.request;
import static dev.taffrail.agent.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelReply.NotBilled;
import dev.taffrail.agent.model.ModelReply.Unknown;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.Requests;
import dev.taffrail.agent.model.Sampling;
import dev.taffrail.agent.model.ToolOffer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way a provider fails, over real sockets: what it is called, whether it may be billed, and that it was asked
/// exactly once.
@Timeout(30)
class FailuresTest {
    private static final String KEY = "sk-canary-0123456789";
    private static final String PROMPT = "the-prompt-canary";
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"error":{"code":"invalid_api_key"}}                                   | UNAUTHORIZED
            403 | nonsense                                                               | UNAUTHORIZED
            402 | {}                                                                     | OUT_OF_CREDIT
            400 | {"error":{"type":"invalid_request_error"}}                             | BAD_REQUEST
            400 | {"error":{"code":"context_length_exceeded"}}                           | PROMPT_TOO_LONG
            400 | {"error":{"message":"prompt is too long: 9 tokens > 8 maximum"}}       | PROMPT_TOO_LONG
            400 | {"error":{"message":"Your credit balance is too low to access"}}       | OUT_OF_CREDIT
            400 | {"error":{"code":"content_filter"}}                                    | CONTENT_FILTERED
            404 | {"error":"model x not found"}                                        | UNKNOWN_MODEL
            413 | ''                                                                     | PROMPT_TOO_LONG
            422 | []                                                                     | BAD_REQUEST
            302 | ''                                                                     | BAD_REQUEST
            429 | {"error":{"type":"rate_limit_error"}}                                  | RATE_LIMITED
            429 | {"error":{"code":"insufficient_quota"}}                                | OUT_OF_CREDIT
            500 | <html>                                                                 | SERVER_ERROR
            503 | {}                                                                     | OVERLOADED
            529 | {"error":{"type":"overloaded_error"}}                                  | OVERLOADED
            """)
    void an_error_status_is_not_billed(int status, String body, FailureKind kind) throws Exception {
        for (Dialect dialect : Dialect.values()) {
            try (var provider = FakeProvider.answering(status, Map.of("Location", "http://127.0.0.1:1/"), body);
                    var model = model(dialect, provider.url("/v1"), PATIENT)) {
                assertThat(model.complete(asking("m", PROMPT)))
                        .isInstanceOfSatisfying(
                                NotBilled.class,
                                reply -> assertThat(reply.failure().kind()).isEqualTo(kind));
                assertThat(provider.hits).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"502, SERVER_ERROR", "504, TIMEOUT", "520, SERVER_ERROR", "524, TIMEOUT"})
    void a_gateway_that_lost_its_provider_may_have_cost_something(int status, FailureKind kind) throws Exception {
        try (var provider = FakeProvider.answering(status, Map.of(), "");
                var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT)) {
            assertThat(unknown(model, asking("m", PROMPT))).isEqualTo(kind);
            assertThat(provider.hits).hasSize(1);
        }
    }

    @Test
    void a_refusal_says_when_to_come_back_and_who_to_ask() throws Exception {
        var headers = Map.of("Retry-After", "7", "X-Request-Id", "req_1");
        try (var provider = FakeProvider.answering(429, headers, "{\"error\":{\"type\":\"rate_limit_error\"}}");
                var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT)) {
            var reply = (NotBilled) model.complete(asking("m", PROMPT));

            assertThat(reply.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(reply.failure().message())
                    .isEqualTo("the model provider test answered 429 (rate_limit_error); request id req_1");
        }
    }

    @Test
    void no_message_holds_the_key_or_the_prompt_that_a_provider_echoes() throws Exception {
        var messages = new ArrayList<String>();
        for (int status : new int[] {200, 400, 401, 429, 500, 504}) {
            var echo = "{\"error\":{\"code\":\"" + KEY + "\",\"type\":\"" + PROMPT + "\",\"message\":\"" + KEY + PROMPT
                    + "\"}}";
            try (var provider = FakeProvider.answering(status, Map.of("X-Request-Id", KEY), echo);
                    var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT)) {
                messages.add(model.complete(asking("m", PROMPT)).toString());
            }
        }

        assertThat(messages).hasSize(6).noneMatch(text -> text.contains(KEY) || text.contains(PROMPT));
        assertThat(endpoint(Dialect.OPENAI, URI.create("http://127.0.0.1:1"), PATIENT)
                        .toString())
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_connection_is_not_billed(Dialect dialect) throws Exception {
        int nobodysPort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodysPort = socket.getLocalPort();
        }
        try (var model = model(dialect, URI.create("http://127.0.0.1:" + nobodysPort + "/v1"), PATIENT)) {
            assertThat(notBilled(model, asking("m", PROMPT))).isEqualTo(FailureKind.REFUSED_CONNECTION);
        }
    }

    @Test
    void a_server_without_tls_where_tls_is_expected_is_no_answer() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var model = model(Dialect.OPENAI, URI.create("https://127.0.0.1:" + server.getLocalPort()), PATIENT)) {
            var served = threads.submit(() -> {
                try (var socket = server.accept()) {
                    socket.getInputStream().readNBytes(1);
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            });

            // The JDK's client may ask for the request's text while the handshake fails; then nobody knows what was
            // sent.
            assertThat(model.complete(asking("m", PROMPT)))
                    .satisfiesAnyOf(
                            reply -> assertThat(reply)
                                    .isInstanceOfSatisfying(
                                            NotBilled.class,
                                            it -> assertThat(it.failure().kind())
                                                    .isEqualTo(FailureKind.TLS_FAILED)),
                            reply -> assertThat(reply)
                                    .isInstanceOfSatisfying(
                                            Unknown.class,
                                            it -> assertThat(it.failure().kind())
                                                    .isEqualTo(FailureKind.CONNECTION_LOST)));
            served.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_provider_that_never_begins_to_answer_is_given_up_at_the_first_byte_limit(Dialect dialect) throws Exception {
        try (var provider = new FaultyProvider("", FaultyProvider.Then.HANG);
                var model = model(dialect, provider.url(), new Timeouts(PATIENT.connect(), SHORT, PATIENT.idle()))) {
            var reply = (Unknown) model.complete(asking("m", PROMPT));

            assertThat(reply.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(reply.failure().message())
                    .isEqualTo("the model provider test did not begin to answer within 150 ms");
            assertThat(provider.hits).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_provider_that_stops_in_the_middle_is_given_up_at_the_idle_limit(Dialect dialect) throws Exception {
        try (var provider = new FaultyProvider(HEAD + "{\"id\":", FaultyProvider.Then.HANG);
                var model =
                        model(dialect, provider.url(), new Timeouts(PATIENT.connect(), PATIENT.firstByte(), SHORT))) {
            var reply = (Unknown) model.complete(asking("m", PROMPT));

            assertThat(reply.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(reply.failure().message()).isEqualTo("the model provider test stopped answering within 150 ms");
            assertThat(provider.hits).hasValue(1);
        }
    }

    @Test
    void the_time_out_of_the_call_ends_what_no_other_limit_does() throws Exception {
        try (var provider = new FaultyProvider(HEAD, FaultyProvider.Then.HANG);
                var model = model(Dialect.OPENAI, provider.url(), PATIENT)) {
            var reply = (Unknown) model.complete(request("m", List.of(user(PROMPT)), 10, SHORT));

            assertThat(reply.failure().message())
                    .isEqualTo("the model provider test stopped answering within 150 ms (the time-out of the call)");
            assertThat(provider.hits).hasValue(1);
        }
    }

    @Test
    void an_error_status_counts_even_if_the_text_after_it_never_comes() throws Exception {
        var head = "HTTP/1.1 429 Too Many\r\nRetry-After: 3\r\nContent-Length: 100\r\n\r\n";
        try (var provider = new FaultyProvider(head, FaultyProvider.Then.HANG);
                var model = model(
                        Dialect.OPENAI, provider.url(), new Timeouts(PATIENT.connect(), PATIENT.firstByte(), SHORT))) {
            var reply = (NotBilled) model.complete(asking("m", PROMPT));

            assertThat(reply.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(reply.retryAfter()).contains(Duration.ofSeconds(3));
        }
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    void a_connection_that_breaks_after_the_request_may_have_cost_something(
            String bytes, FaultyProvider.Then then, FailureKind kind) throws Exception {
        for (Dialect dialect : Dialect.values()) {
            try (var provider = new FaultyProvider(bytes, then);
                    var model = model(dialect, provider.url(), PATIENT)) {
                assertThat(unknown(model, asking("m", PROMPT))).isEqualTo(kind);
                assertThat(provider.hits).hasValue(1);
            }
        }
    }

    static Stream<Arguments> brokenConnections() {
        return Stream.of(
                Arguments.of("", FaultyProvider.Then.CLOSE, FailureKind.CONNECTION_LOST),
                Arguments.of("", FaultyProvider.Then.RESET, FailureKind.CONNECTION_LOST),
                Arguments.of("SSH-2.0-OpenSSH\r\n\r\n", FaultyProvider.Then.CLOSE, FailureKind.GARBLED),
                Arguments.of(HEAD + "{\"id\":\"x\"", FaultyProvider.Then.CLOSE, FailureKind.TRUNCATED),
                Arguments.of(HEAD + "{\"id\":\"x\"", FaultyProvider.Then.RESET, FailureKind.TRUNCATED));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void an_answer_that_cannot_be_read_or_counted_may_have_cost_something(Dialect dialect, byte[] body)
            throws Exception {
        try (var provider = FakeProvider.answering(200, Map.of(), body);
                var model = model(dialect, provider.url("/v1"), PATIENT)) {
            assertThat(unknown(model, asking("m", PROMPT))).isEqualTo(FailureKind.GARBLED);
            assertThat(provider.hits).hasSize(1);
        }
    }

    static Stream<Arguments> garbage() {
        return Stream.of(Dialect.values()).flatMap(dialect -> {
            String good = switch (dialect) {
                case OPENAI, OPENAI_COMPATIBLE -> Answers.OPENAI_TEXT;
                case ANTHROPIC -> Answers.ANTHROPIC_TOOLS;
                case OLLAMA -> Answers.OLLAMA_TEXT;
            };
            String counts = "(prompt_tokens|input_tokens|prompt_eval_count)\":\\d+";
            return Stream.of(
                            "",
                            "{",
                            "[]",
                            "null",
                            "\"text\"",
                            "{}",
                            "<html>busy</html>",
                            "[".repeat(100_000),
                            good.substring(0, good.length() / 2),
                            good.replaceAll(counts, "$1\":-1"),
                            good.replaceAll(counts, "$1\":null"),
                            good.replaceAll(counts, "x\":1"),
                            good.replaceAll(counts, "$1\":99999999999"),
                            good.replaceAll(counts, "$1\":\"many\""),
                            good.replaceAll("(completion_tokens|output_tokens|eval_count)\":\\d+", "$1\":-5"),
                            good.replaceAll("(completion_tokens|output_tokens|eval_count)\":\\d+", "x\":1"))
                    .map(text -> Arguments.of(dialect, text.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void an_answer_that_is_not_utf8_is_not_repaired() throws Exception {
        var body = Answers.OPENAI_TEXT.getBytes(StandardCharsets.ISO_8859_1);
        try (var provider = FakeProvider.answering(200, Map.of(), body);
                var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT)) {
            assertThat(unknown(model, asking("m", PROMPT))).isEqualTo(FailureKind.GARBLED);
        }
    }

    @Test
    void an_answer_of_any_size_is_cut_off() throws Exception {
        try (var provider = FakeProvider.answering(200, Map.of(), new byte[BoundedBody.MAX_BYTES + 1]);
                var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT)) {
            var reply = (Unknown) model.complete(asking("m", PROMPT));

            assertThat(reply.failure().message()).isEqualTo("the model provider test sent more than 16777216 bytes");
        }
    }

    @Test
    void an_interrupt_cancels_the_call_at_once_and_is_consumed() throws Exception {
        try (var provider = new FaultyProvider("", FaultyProvider.Then.HANG);
                var model = model(Dialect.OPENAI, provider.url(), PATIENT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var caller = new AtomicReference<Thread>();
            var reply = threads.submit(() -> {
                caller.set(Thread.currentThread());
                var answer = model.complete(asking("m", PROMPT));
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                return answer;
            });
            provider.asked.await();

            caller.get().interrupt();

            assertThat(reply.get(5, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Unknown.class, u -> assertThat(u.failure().kind()).isEqualTo(FailureKind.CANCELLED));
            assertThat(provider.hits).hasValue(1);
        }
    }

    @Test
    void an_interrupt_before_the_call_sends_nothing() throws Exception {
        try (var provider = FakeProvider.answering(Answers.OPENAI_TEXT);
                var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> model.complete(asking("m", PROMPT))).isInstanceOf(InterruptedException.class);
            assertThat(provider.hits).isEmpty();
        }
    }

    @Test
    void a_request_that_cannot_be_written_is_not_sent() throws Exception {
        var broken = new ToolOffer("t", "d", "{not json");
        var request = new ModelRequest(
                "m",
                Optional.empty(),
                List.of(user(PROMPT)),
                List.of(broken),
                10,
                Duration.ofSeconds(5),
                "k",
                Sampling.DEFAULT);
        try (var provider = FakeProvider.answering(Answers.OPENAI_TEXT);
                var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT)) {
            assertThat(notBilled(model, request)).isEqualTo(FailureKind.BAD_REQUEST);
            assertThat(provider.hits).isEmpty();
        }
    }

    @Test
    void a_closed_model_sends_nothing() throws Exception {
        try (var provider = FakeProvider.answering(Answers.OPENAI_TEXT)) {
            var model = model(Dialect.OPENAI, provider.url("/v1"), PATIENT);
            model.close();

            assertThat(model.complete(asking("m", Requests.WEATHER.name()))).isInstanceOf(NotBilled.class);
            assertThat(provider.hits).isEmpty();
        }
    }

    private static FailureKind notBilled(Model model, ModelRequest request) throws InterruptedException {
        ModelReply reply = model.complete(request);
        assertThat(reply).isInstanceOf(NotBilled.class);
        return ((NotBilled) reply).failure().kind();
    }

    private static FailureKind unknown(Model model, ModelRequest request) throws InterruptedException {
        ModelReply reply = model.complete(request);
        assertThat(reply).isInstanceOf(Unknown.class);
        return ((Unknown) reply).failure().kind();
    }

    private static HttpModel model(Dialect dialect, URI url, Timeouts timeouts) {
        return new HttpModel(endpoint(dialect, url, timeouts));
    }

    private static Endpoint endpoint(Dialect dialect, URI url, Timeouts timeouts) {
        return new Endpoint("test", dialect, url, Optional.of(new ApiKey(KEY)), timeouts);
    }
}
