package dev.taffrail.bench.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.taffrail.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The recorded model behind the interface of OpenAI's chat completions, on a free port of the loopback address.
final class RecordedEndpoint implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final long LONGEST_REQUEST = 64L << 20;

    private final RecordedModel model;
    private final Problems problems;
    private final JsonMapper json = Json.mapper(LONGEST_REQUEST);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private RecordedEndpoint(RecordedModel model, Problems problems, HttpServer server) {
        this.model = model;
        this.problems = problems;
        this.server = server;
    }

    /// @param problems is told of every request that was not expected
    static RecordedEndpoint start(RecordedModel model, Problems problems) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var endpoint = new RecordedEndpoint(model, problems, server);
        server.createContext("/v1/chat/completions", endpoint::handle);
        server.setExecutor(endpoint.threads);
        server.start();
        return endpoint;
    }

    /// What `OPENAI_BASE_URL` is to be.
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            try {
                var prompt = Prompt.of(json.readTree(request));
                switch (model.answer(key, prompt)) {
                    case RecordedModel.Reply.Answer(Recording.Step step) ->
                        send(exchange, OK, answer(key, step, prompt));
                    case RecordedModel.Reply.Unexpected(String problem) -> refuse(exchange, problem);
                }
            } catch (JacksonException noJson) {
                refuse(exchange, "the request is no JSON: " + noJson.getOriginalMessage());
            }
        }
    }

    private void refuse(HttpExchange exchange, String problem) throws IOException {
        problems.add("unexpected prompt: " + problem);
        var error = JsonNodeFactory.instance.objectNode();
        error.putObject("error").put("message", problem).put("type", "invalid_request_error");
        send(exchange, BAD_REQUEST, error);
    }

    private static ObjectNode answer(String key, Recording.Step step, Prompt prompt) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", key).put("object", "chat.completion").put("created", 0).put("model", "recorded");
        var choice = answer.putArray("choices").addObject().put("index", 0);
        choice.put("finish_reason", step.calls().isEmpty() ? "stop" : "tool_calls");
        var message = choice.putObject("message").put("role", "assistant").put("content", step.content());
        if (!step.calls().isEmpty()) {
            var calls = message.putArray("tool_calls");
            step.calls()
                    .forEach(call -> calls.addObject()
                            .put("id", call.id())
                            .put("type", "function")
                            .putObject("function")
                            .put("name", call.name())
                            .put("arguments", call.arguments()));
        }
        long sent = Tokens.of(prompt);
        long said = Tokens.of(step);
        answer.putObject("usage")
                .put("prompt_tokens", sent)
                .put("completion_tokens", said)
                .put("total_tokens", sent + said);
        return answer;
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
