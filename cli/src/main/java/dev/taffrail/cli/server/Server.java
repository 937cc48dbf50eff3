package dev.taffrail.cli.server;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The REST interface of a running process. What it refuses is a [Failure] with the reason it gave.
public final class Server implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long LONGEST_ANSWER = 64L << 20;
    private static final int NOT_FOUND = 404;
    private static final int ERRORS = 400;

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final JsonMapper json = Json.mapper(LONGEST_ANSWER);

    public Server(URI address) {
        this.address = address;
    }

    public URI address() {
        return address;
    }

    /// @param wait how long the answer may be held back, beside the usual time
    public JsonNode post(String path, JsonNode body, Duration wait) throws InterruptedException {
        var request = request(path, wait)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        if (wait.isPositive()) {
            request.header("Prefer", "wait=" + wait.toSeconds());
        }
        return required(send(request.build()));
    }

    public JsonNode get(String path, Map<String, String> query) throws InterruptedException {
        return required(send(request(path + queryOf(query), Duration.ZERO).GET().build()));
    }

    /// Empty when there is no such thing.
    public Optional<JsonNode> find(String path) throws InterruptedException {
        var response = send(request(path, Duration.ZERO).GET().build());
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(required(response));
    }

    /// `s%2Fr` for the handle `s/r`.
    public static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path, Duration more) {
        return HttpRequest.newBuilder(URI.create(address.toString().replaceFirst("/$", "") + path))
                .timeout(ANSWER.plus(more));
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException late) {
            throw new Failure(
                    ExitCode.ENVIRONMENT,
                    "the server at %s did not answer in time; `taffrail doctor` looks further".formatted(address),
                    late);
        } catch (ConnectException refused) {
            throw new Failure(
                    ExitCode.ENVIRONMENT,
                    "no server answers at %s; start it with `taffrail up`, or correct --server".formatted(address),
                    refused);
        } catch (IOException broken) {
            throw new Failure(
                    ExitCode.ENVIRONMENT,
                    "the connection to %s broke (%s); try again".formatted(address, broken.getMessage()),
                    broken);
        }
    }

    private JsonNode required(HttpResponse<String> response) {
        JsonNode body = parsed(response.body());
        if (response.statusCode() >= ERRORS) {
            throw new Failure(
                    code(response.statusCode()),
                    body.path("detail").asString("the server answered " + response.statusCode()));
        }
        return body;
    }

    private JsonNode parsed(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : json.readTree(body);
        } catch (JacksonException noJson) {
            throw new Failure(
                    ExitCode.ENVIRONMENT,
                    "what answers at %s is not Taffrail; correct --server".formatted(address),
                    noJson);
        }
    }

    private static ExitCode code(int status) {
        return switch (status) {
            case 400, 409, 413, 415, 422 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.DENIED;
            case NOT_FOUND -> ExitCode.NOT_FOUND;
            default -> ExitCode.ENVIRONMENT;
        };
    }

    private static String queryOf(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    @Override
    public void close() {
        http.close();
    }
}
