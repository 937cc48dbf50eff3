package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.command.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SteeringTest {
    private final FakeTerminal terminal = new FakeTerminal(Map.of());
    private final FakeServer server = new FakeServer();

    SteeringTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume"})
    void a_run_alone_is_found_in_whatever_session_it_is(String action) {
        server.with("GET /v1/runs/ww?min_seq=1", run("APPLIED", ""))
                .with("GET /v1/runs/ww?session=s9", run("APPLIED", ""))
                .with("POST /v1/sessions/s9/runs/ww:" + action, "{\"command_id\": \"c1\"}")
                .with("GET /v1/runs/ww?session=s9&command=c1", run("APPLIED", ""));

        assertThat(execute(action, "ww", "--reason", "enough"))
                .as(terminal.err())
                .isZero();

        assertThat(server.asked()).contains("POST /v1/sessions/s9/runs/ww:" + action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume"})
    void a_run_that_nobody_knows_is_told_soon_and_gets_no_command(String action) {
        assertThat(execute(action, "nosuch", "--reason", "enough")).isEqualTo(ExitCode.NOT_FOUND.number());

        assertThat(terminal.err()).contains("there is no run nosuch", "session/run", "`taffrail runs list");
        assertThat(server.asked()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void a_command_that_is_refused_is_told_with_the_way_out() {
        String refused = run("NOT_ALLOWED", "the run is at work; pause it");
        server.with("GET /v1/runs/ww?session=s9", refused)
                .with("POST /v1/sessions/s9/runs/ww:resume", "{\"command_id\": \"c1\"}")
                .with("GET /v1/runs/ww?session=s9&command=c1", refused);

        assertThat(execute("resume", "s9/ww", "--add", "tokens=10")).isEqualTo(ExitCode.NEGATIVE.number());

        assertThat(terminal.err()).contains("not allowed", "the run is at work; pause it");
    }

    private static String run(String result, String detail) {
        return """
                {"handle": "s9/ww", "status": "RUNNING", "leg": 1,
                 "commands": [{"command_id": "c1", "result": "%s", "detail": "%s"}]}
                """.formatted(result, detail);
    }

    private int execute(String... command) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--server", server.address()));
        return Taffrail.commandLine(terminal.terminal()).execute(words.toArray(String[]::new));
    }
}
