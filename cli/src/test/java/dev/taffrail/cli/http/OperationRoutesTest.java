package dev.taffrail.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.platform.health.Health;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.metrics.Metrics;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRoutesTest {
    /// As an exception of a library may say it.
    private record Quoting() implements HealthCheck {
        @Override
        public String name() {
            return "sink";
        }

        @Override
        public Status check() {
            return new Status.Degraded("cannot log in with token=9f8Kd2LmQ7xR4vTz");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/", "/health?verbose"})
    void the_health_shows_no_secret_however_it_is_asked_for(String path) throws Exception {
        var health = new Health(InstantSource.fixed(FakeTerminal.NOW), Duration.ofSeconds(1)).add(new Quoting());
        health.refresh();
        var routes = new OperationRoutes(health, Metrics.registry(false));
        var server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    routes.accept(config);
                })
                .start("127.0.0.1", 0);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).body())
                    .contains("cannot log in with token=[removed: assigned]")
                    .doesNotContain("9f8Kd2LmQ7xR4vTz");
        } finally {
            server.stop();
        }
    }
}
