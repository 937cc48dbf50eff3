package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.command.ExitCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class WatchTest {
    private final FakeTerminal terminal = new FakeTerminal(Map.of());
    private final FakeServer server = new FakeServer();

    WatchTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_run_that_was_submitted_a_moment_ago_is_waited_for_by_the_server() {
        server.with("GET /v1/runs/ww?min_seq=1", run("COMPLETED"));

        assertThat(execute("watch", "ww")).as(terminal.err()).isZero();

        assertThat(server.asked().getFirst()).contains("wait=");
    }

    @Test
    void a_run_that_nobody_knows_is_not_found() {
        assertThat(execute("watch", "nosuch")).isEqualTo(ExitCode.NOT_FOUND.number());

        assertThat(terminal.err()).contains("there is no run nosuch");
    }

    @Test
    void the_server_holds_no_answer_longer_than_the_time_that_is_left() {
        server.with("GET /v1/runs/ww?min_seq=1", run("RUNNING")).with("GET /v1/runs/ww?min_seq=8", run("COMPLETED"));

        assertThat(execute("watch", "ww", "--timeout", "2")).as(terminal.err()).isZero();

        assertThat(waits()).hasSizeGreaterThan(1).allMatch(millis -> millis <= 2_000);
    }

    @Test
    void the_end_of_the_time_is_told_with_the_way_back() {
        server.with("GET /v1/runs/ww?min_seq=1", run("RUNNING"));

        assertThat(execute("watch", "ww", "--timeout", "0")).isEqualTo(ExitCode.TIMED_OUT.number());

        assertThat(terminal.err()).contains("did not end in time and goes on", "watch ww");
        assertThat(waits()).containsOnly(1L);
    }

    private Stream<Long> waits() {
        return server.asked().stream()
                .flatMap(request ->
                        Pattern.compile("wait=(\\d+)ms").matcher(request).results())
                .map(match -> Long.valueOf(match.group(1)));
    }

    private static String run(String status) {
        String seq = status.equals("RUNNING") ? "7" : "8";
        return """
                {"handle": "ww", "status": "%s", "leg": 1, "seq": %s, "ended": %s}
                """.formatted(status, seq, !status.equals("RUNNING"));
    }

    private int execute(String... command) {
        List<String> words = Stream.concat(Arrays.stream(command), Stream.of("--server", server.address()))
                .toList();
        return Taffrail.commandLine(terminal.terminal()).execute(words.toArray(String[]::new));
    }
}
