package dev.taffrail.agent.model.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A provider that gives one answer to everything, and keeps what it was asked.
final class FakeProvider implements AutoCloseable {
    record Hit(String path, Map<String, List<String>> headers, JsonNode body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    final List<Hit> hits = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private FakeProvider(int status, Map<String, String> headers, byte[] body) throws IOException {
        this.status = status;
        this.headers = headers;
        this.body = body;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static FakeProvider answering(String body) throws IOException {
        return answering(200, Map.of(), body);
    }

    static FakeProvider answering(int status, Map<String, String> headers, String body) throws IOException {
        return answering(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static FakeProvider answering(int status, Map<String, String> headers, byte[] body) throws IOException {
        return new FakeProvider(status, headers, body);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            hits.add(new Hit(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), asked));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
