package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySourceTest {
    private static final String NOT_FOUND = "{\"status\":404,\"name\":\"ContentNotFoundException\"}";

    private record Answer(int status, String type, String body) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private final String plant = SchemaText.of(AvroSchemas.of(Zoo.Plant.class));
    private volatile Answer answer = new Answer(200, "application/json", plant);
    private final HttpServer server = serverOnAnyPort();
    private final RegistrySource source = source();

    @BeforeEach
    void start() {
        server.createContext("/apis/registry/v3/ids/contentIds/", exchange -> {
            requests.incrementAndGet();
            var now = answer;
            byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", now.type());
            exchange.sendResponseHeaders(now.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void a_schema_is_asked_for_once_and_outlives_the_registry() {
        assertThat(source.byId(7)).contains(AvroSchemas.of(Zoo.Plant.class));

        server.stop(0);

        assertThat(source.byId(7)).isPresent();
        assertThat(requests).hasValue(1);
    }

    @Test
    void an_id_that_the_registry_does_not_know_is_unknown_and_asked_for_again_later() {
        answer = new Answer(404, "application/json", NOT_FOUND);
        assertThat(source.byId(7)).isEmpty();
        assertThat(source.byId(7)).isEmpty();
        assertThat(requests).hasValue(1);

        answer = new Answer(200, "application/json", plant);
        nanoTime.addAndGet(RegistrySource.FORGET_UNKNOWN.toNanos());

        assertThat(source.byId(7)).isPresent();
    }

    @Test
    void anything_else_may_pass() {
        assertUnavailable(new Answer(404, "text/html", "<h1>Not Found</h1>"));
        assertUnavailable(new Answer(404, "application/json", "{}"));
        assertUnavailable(new Answer(401, "application/json", "{}"));
        assertUnavailable(new Answer(500, "application/json", NOT_FOUND));
        assertUnavailable(new Answer(503, "text/plain", ""));
        assertUnavailable(new Answer(200, "text/html", "<h1>Please log in</h1>"));
        server.stop(0);
        assertUnavailable(new Answer(200, "application/json", plant));
    }

    @Test
    void content_that_is_no_avro_is_as_good_as_unknown() {
        answer = new Answer(200, "application/x-protobuf", "syntax = \"proto3\";");

        assertThat(source.byId(7)).isEmpty();
    }

    @Test
    void garbage_with_many_ids_takes_bounded_memory() {
        answer = new Answer(404, "application/json", NOT_FOUND);

        for (int id = 0; id < RegistrySource.MAX_UNKNOWN + 10; id++) {
            assertThat(source.byId(id)).isEmpty();
        }

        assertThat(source.byId(0)).isEmpty();
        assertThat(requests).hasValue(RegistrySource.MAX_UNKNOWN + 11);
    }

    private void assertUnavailable(Answer given) {
        answer = given;
        assertThatThrownBy(() -> source.byId(7))
                .isInstanceOf(SchemaUnavailable.class)
                .hasMessageContaining("registry");
    }

    private RegistrySource source() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/apis/registry/v3");
        return new RegistrySource(new Registry(url, http, Map.of(), Duration.ofSeconds(5)), nanoTime::get);
    }

    private static HttpServer serverOnAnyPort() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
