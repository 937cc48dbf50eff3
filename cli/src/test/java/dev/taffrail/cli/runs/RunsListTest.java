package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RunsListTest {
    private static final String PAGE = """
            {"items": [{"handle": "s9/ww", "agent_name": "clerk", "agent": "clerk@1f2e", "status": "FAILED",
              "reason": "TOOL_FAILED", "detail": "orders is closed", "principal": "ada", "trace_id": "4bf9",
              "leg": 2, "iterations": 3, "prompt_tokens": 900, "completion_tokens": 100, "cost_micros": 1200,
              "tool_calls": 5, "created_at": "2026-01-31T12:00:00.123Z"}], "next": ""}
            """;

    private final FakeTerminal terminal = new FakeTerminal(Map.of());
    private final FakeServer server = new FakeServer();

    RunsListTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_wide_table_has_the_columns_of_the_table_and_those_that_explain_a_run() {
        server.with("GET /v1/runs?limit=50", PAGE);

        assertThat(list("-o", "table").lines().map(String::strip))
                .containsExactly("""
                RUN    AGENT  STATUS  ITERATIONS  TOKENS  COST USD  TIME  CREATED
                s9/ww  clerk  failed           3   1,000  0.001200     -  2026-01-31T12:00:00Z
                """.strip().split("\n"));
        assertThat(list("-o", "wide").lines().map(String::strip))
                .containsExactly("""
                RUN    AGENT  STATUS  ITERATIONS  TOKENS  COST USD  TIME  CREATED               LEG  TOOL CALLS  AGENT VERSION  PRINCIPAL  TRACE  WHY
                s9/ww  clerk  failed           3   1,000  0.001200     -  2026-01-31T12:00:00Z    2           5  clerk@1f2e     ada        4bf9   tool_failed: orders is closed
                """.strip().split("\n"));
    }

    private String list(String... options) {
        int before = terminal.out().length();
        var words = new ArrayList<>(List.of("runs", "list", "--server", server.address()));
        words.addAll(List.of(options));
        int code = Taffrail.commandLine(terminal.terminal()).execute(words.toArray(String[]::new));
        assertThat(code).as(terminal.err()).isZero();
        return terminal.out().substring(before);
    }
}
