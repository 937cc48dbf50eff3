package dev.taffrail.agent.model.wire;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// LangChain4j's way to the network, over the JDK's client. The waiting is done by [Exchange], on the thread that asks:
/// `HttpRequest.timeout` does not end a body that stalls.
final class WatchedHttpClient implements HttpClient, AutoCloseable {
    private final Endpoint endpoint;
    private final java.net.http.HttpClient http;

    WatchedHttpClient(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.http = java.net.http.HttpClient.newBuilder()
                // One request per connection at a time, so that cancelling closes it; and no h2c upgrade, which some
                // servers choke on.
                .version(Version.HTTP_1_1)
                // A redirect would carry the key to another host.
                .followRedirects(Redirect.NEVER)
                .connectTimeout(endpoint.timeouts().connect())
                .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                        .name("model-http-" + endpoint.name() + "-", 0)
                        .factory()))
                .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var exchange = Exchange.CURRENT.get();
        exchange.begin();
        var answer =
                exchange.await(http.sendAsync(outgoing(request, exchange), info -> BoundedBody.of(info, exchange)));
        if (!Refusals.isSuccess(answer.statusCode())) {
            throw new AttemptEnded(Refusals.read(endpoint, answer.statusCode(), answer.headers(), answer.body()));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(answer.statusCode())
                .headers(answer.headers().map())
                .body(text(answer.body(), exchange))
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private static java.net.http.HttpRequest outgoing(HttpRequest request, Exchange exchange) {
        var outgoing = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), watched(BodyPublishers.ofString(request.body()), exchange))
                .setHeader("Idempotency-Key", exchange.idempotencyKey());
        request.headers().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        return outgoing.build();
    }

    private static BodyPublisher watched(BodyPublisher body, Exchange exchange) {
        return BodyPublishers.fromPublisher(
                subscriber -> {
                    exchange.sending();
                    body.subscribe(subscriber);
                },
                body.contentLength());
    }

    /// Strict: a replaced character in a tool's arguments would be a different call.
    private static String text(byte[] body, Exchange exchange) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new AttemptEnded(exchange.garbled("sent an answer that is not UTF-8 text"));
        }
    }
}
