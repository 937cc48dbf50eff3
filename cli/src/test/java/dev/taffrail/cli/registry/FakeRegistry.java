package dev.taffrail.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers like a registry that wants to know who asks.
final class FakeRegistry implements AutoCloseable {
    static final String AUTHORIZATION = "Bearer let-me-in";

    private static final String PATH = "/apis/registry/v3";
    private static final String IDS = PATH + "/ids/contentIds/";

    private final HttpServer server;
    private final Map<Integer, String> schemas = new ConcurrentHashMap<>();
    private final List<Integer> asked = new CopyOnWriteArrayList<>();

    private FakeRegistry(HttpServer server) {
        this.server = server;
    }

    static FakeRegistry start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var registry = new FakeRegistry(server);
        server.createContext(IDS, registry::answer);
        server.start();
        return registry;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    void put(int id, String schema) {
        schemas.put(id, schema);
    }

    /// The ids it was asked for.
    List<Integer> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int id = Integer.parseInt(exchange.getRequestURI().getPath().substring(IDS.length()));
        asked.add(id);
        String schema = schemas.get(id);
        if (!AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"status\":401,\"name\":\"NotAuthorizedException\"}");
        } else if (schema == null) {
            send(exchange, 404, "{\"status\":404,\"name\":\"ContentNotFoundException\"}");
        } else {
            send(exchange, 200, schema);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
