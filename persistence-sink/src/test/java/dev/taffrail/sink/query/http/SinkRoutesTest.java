package dev.taffrail.sink.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Log;
import dev.taffrail.sink.Story;
import dev.taffrail.sink.load.Loads;
import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.store.Database;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SinkRoutesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Progress progress = new Progress();
    private final Log log = new Log(0);
    private Database database;
    private Javalin server;

    @BeforeEach
    void serve() throws Exception {
        database = Database.open(folder.resolve("sink.db"));
        log.add(Story.completed("a", 2, 1_000))
                .add(Story.completed("b", 1, 5_000))
                .loadAll(database);
        var routes = new SinkRoutes(new RunQueries(database, Contracts.events()), progress);
        server = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    routes.accept(config);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
        http.close();
    }

    @Test
    void lists_runs_in_pages() throws Exception {
        var first = json("/v1/runs?tenant=acme&limit=1&count=true");

        assertThat(first.at("/items/0/handle").stringValue()).isEqualTo("session-of-b/b");
        assertThat(first.at("/items/0/created_at").stringValue()).isEqualTo("1970-01-01T00:00:05.005Z");
        assertThat(first.at("/total").longValue()).isEqualTo(2);
        var second =
                json("/v1/runs?tenant=acme&limit=1&cursor=" + first.at("/next").stringValue());
        assertThat(second.at("/items/0/run_id").stringValue()).isEqualTo("a");
        assertThat(second.at("/next").stringValue()).isEmpty();
    }

    @Test
    void shows_a_run_and_says_when_it_did_not_change() throws Exception {
        var response = get("/v1/runs/a?tenant=acme&session=session-of-a&min_seq=3");

        assertThat(new JsonMapper()
                        .readTree(response.body())
                        .at("/legs/0/answer")
                        .stringValue())
                .isEqualTo("The rate is 4.");
        var tag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/v1/runs/a?tenant=acme", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void shows_transcript_and_checkpoints() throws Exception {
        assertThat(json("/v1/runs/a/transcript?tenant=acme").at("/items")).hasSize(4);
        assertThat(json("/v1/runs/a/checkpoints?tenant=acme").at("/items")).hasSize(1);
        assertThat(json("/v1/runs/a/checkpoints/last?tenant=acme")
                        .at("/messages")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void errors_are_problems() throws Exception {
        var missing = get("/v1/runs/nobody");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(missing.body()).contains("there is no run nobody", "\"code\":\"NOT_FOUND\"");
        assertThat(get("/v1/runs?stauts=running").body()).contains("there is no parameter stauts");
        assertThat(get("/v1/runs?status=sleeping").body()).contains("status must be one of", "but is sleeping");
        assertThat(get("/v1/runs?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/v1/runs?since=yesterday").body()).contains("since must be a time such as");
        assertThat(get("/v1/runs?cursor=!!").statusCode()).isEqualTo(400);
        assertThat(get("/v1/runs/a?tenant=acme&min_seq=9&wait=soon").body()).contains("wait must be a time such as");
    }

    /// A name in snake case, times that people can read, hashes in hexadecimal, no number that only tables need.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/runs?tenant=acme",
                "/v1/runs/a?tenant=acme",
                "/v1/runs/a/transcript?tenant=acme",
                "/v1/runs/a/checkpoints?tenant=acme",
                "/v1/runs/a/checkpoints/last?tenant=acme"
            })
    void answers_read_well_down_to_the_last_field(String path) throws Exception {
        walk(path, "", json(path));
    }

    private static void walk(String path, String name, JsonNode node) {
        var where = path + " " + name;
        if (name.equals("time") || name.endsWith("_at")) {
            assertThat(node.isString() ? node.stringValue() : "").as(where).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        } else if (name.endsWith("hash") || name.equals("mac")) {
            assertThat(node.isString() ? node.stringValue() : "no text")
                    .as(where)
                    .matches("([0-9a-f]{64})?");
        } else if (List.of("id", "run", "conversation", "ended_id").contains(name)) {
            assertThat(node.isNumber()).as(where).isFalse();
        }
        node.forEach(item -> {
            if (node.isArray()) {
                walk(path, name, item);
            }
        });
        node.properties().forEach(field -> {
            assertThat(field.getKey()).as(where).matches("[a-z][a-z0-9_]*");
            walk(path, field.getKey(), field.getValue());
        });
    }

    @Test
    void a_read_waits_for_what_was_written_before_it() throws Exception {
        var begun = log.size();
        log.add(Story.completed("c", 1, 9_000));
        var answer = http.sendAsync(request("/v1/runs/c?tenant=acme&min_seq=1").build(), BodyHandlers.ofString());

        log.load(database, begun, log.size());
        new Loads(progress).moved();

        assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_read_waits_for_the_answer_to_a_command() throws Exception {
        var begun = log.size();
        log.add(new Story(new RunKey("acme", "c", "c"), 9_000)
                .accepted()
                .started("Hello")
                .tell(head -> new CommandAnswered(
                        head, "cmd-1", CommandKind.PAUSE, CommandResult.NOT_ALLOWED, "it has ended", "", List.of())));
        var answer =
                http.sendAsync(request("/v1/runs/c?tenant=acme&command=cmd-1").build(), BodyHandlers.ofString());

        log.load(database, begun, log.size());
        new Loads(progress).moved();

        assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body()).contains("cmd-1");
    }

    private JsonNode json(String path) throws Exception {
        var response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
