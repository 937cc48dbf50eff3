package dev.taffrail.schemas.codec;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/// An Apicurio Registry, reached over HTTP. The client belongs to the caller; whoever is asked blocks.
public final class Registry {
    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private final URI url;
    private final HttpClient http;
    private final Map<String, String> headers;
    private final Duration timeout;

    /// @param url of the REST API, as in `http://registry:8080/apis/registry/v3`
    /// @param headers sent with every request, such as `Authorization`
    /// @param timeout of one request
    /// @throws IllegalArgumentException when the URL is not absolute HTTP
    public Registry(URI url, HttpClient http, Map<String, String> headers, Duration timeout) {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "the registry's URL must be like http://registry:8080/apis/registry/v3, but is " + url);
        }
        this.url = url;
        this.http = http;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
    }

    /// @throws SchemaUnavailable when no answer comes
    HttpResponse<byte[]> get(String path) {
        return send(request(path).GET().build());
    }

    /// @throws SchemaUnavailable when no answer comes
    HttpResponse<byte[]> post(String path, String contentType, byte[] body, String... more) {
        var request =
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send((more.length == 0 ? request : request.headers(more)).build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        } catch (IOException e) {
            throw new SchemaUnavailable("no answer from the registry at " + url + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaUnavailable("interrupted while waiting for the registry at " + url, e);
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
