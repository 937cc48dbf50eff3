package dev.taffrail.cli.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// Answers what it was told to: each request with the next of its answers, and again with the last one. Whatever else
/// is asked for does not exist.
final class FakeServer implements AutoCloseable {
    private final Map<String, Queue<String>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final HttpServer http;

    FakeServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    /// @param request such as `GET /v1/runs/r1`, without how long it waits
    /// @param bodies an empty one is that there is none
    FakeServer with(String request, String... bodies) {
        synchronized (answers) {
            answers.put(request, new ArrayDeque<>(List.of(bodies)));
        }
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// What was asked so far.
    List<String> asked() {
        synchronized (answers) {
            return List.copyOf(asked);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = next(exchange.getRequestMethod() + " " + exchange.getRequestURI())
                .getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String next(String request) {
        synchronized (answers) {
            asked.add(request);
            Queue<String> left = answers.getOrDefault(request.replaceFirst("&wait=\\d+ms$", ""), new ArrayDeque<>());
            String next = left.isEmpty() ? "" : left.element();
            if (left.size() > 1) {
                left.remove();
            }
            return next;
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
