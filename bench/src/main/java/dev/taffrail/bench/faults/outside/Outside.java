package dev.taffrail.bench.faults.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.taffrail.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A model provider behind the interface of OpenAI's chat completions, and a tool server, on a free port of the
/// loopback address. In the process of the harness, which no fault reaches. Every start is in the ledger before it is
/// answered.
public final class Outside implements AutoCloseable {
    static final String TOOL_PATH = "/tool";
    static final String KEY = "Idempotency-Key";
    static final String TOOL = "Tool";

    private static final int OK = 200;
    private static final long LONGEST_REQUEST = 64L << 20;
    /// A call takes from 20 to 275 ms, so that a fault finds many at work.
    private static final int LEAST_MILLIS = 20;

    private static final int SPREAD_MASK = 255;

    private final Ledger ledger;
    private final JsonMapper json = Json.mapper(LONGEST_REQUEST);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Outside(Ledger ledger, HttpServer server) {
        this.ledger = ledger;
        this.server = server;
    }

    public static Outside start(Ledger ledger) throws IOException {
        var outside =
                new Outside(ledger, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        outside.server.createContext("/v1/chat/completions", outside::answer);
        outside.server.createContext(TOOL_PATH, outside::work);
        outside.server.setExecutor(outside.threads);
        outside.server.start();
        return outside;
    }

    /// What `OPENAI_BASE_URL` is to be.
    public String provider() {
        return url() + "/v1";
    }

    /// What the tools call.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = Answers.to(
                    Conversation.of(json.readTree(exchange.getRequestBody().readAllBytes())));
            String key = header(exchange, KEY);
            started(new Start(key, Start.MODEL, answer.promptTokens() + answer.completionTokens()));
            send(exchange, completion(key, answer));
        }
    }

    private void work(HttpExchange exchange) throws IOException {
        try (exchange) {
            String key = header(exchange, KEY);
            started(new Start(key, header(exchange, TOOL), 0));
            send(exchange, JsonNodeFactory.instance.objectNode().put("done", key));
        }
    }

    private void started(Start start) throws IOException {
        try {
            ledger.add(start);
            Thread.sleep(LEAST_MILLIS + (start.key().hashCode() & SPREAD_MASK));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the harness stops", stopping);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    private static ObjectNode completion(String key, Answers.Answer answer) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("id", key).put("object", "chat.completion").put("created", 0).put("model", "faults");
        var choice = body.putArray("choices").addObject().put("index", 0);
        choice.put("finish_reason", answer.tools().isEmpty() ? "stop" : "tool_calls");
        var message = choice.putObject("message").put("role", "assistant").put("content", answer.text());
        if (!answer.tools().isEmpty()) {
            var calls = message.putArray("tool_calls");
            for (int i = 0; i < answer.tools().size(); i++) {
                calls.addObject()
                        .put("id", "call-" + i)
                        .put("type", "function")
                        .putObject("function")
                        .put("name", answer.tools().get(i).word())
                        .put("arguments", "{}");
            }
        }
        body.putObject("usage")
                .put("prompt_tokens", answer.promptTokens())
                .put("completion_tokens", answer.completionTokens())
                .put("total_tokens", answer.promptTokens() + answer.completionTokens());
        return body;
    }

    private static void send(HttpExchange exchange, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }
}
