package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.terminal.Color;
import dev.taffrail.cli.terminal.Hints;
import dev.taffrail.cli.terminal.OutputFormat;
import dev.taffrail.cli.terminal.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BurnDownTest {
    @Test
    void shows_first_what_runs_out_first() {
        assertThat(BurnDown.of(report(3, 1_000, 500, 1)).toString())
                .isEqualTo("iterations ########-- 75%  tokens #####+++-- 75%  cost ---------- 0%");
    }

    @Test
    void never_draws_past_its_end() {
        assertThat(BurnDown.of(report(4, 3_000, 500, 1)).toString()).startsWith("tokens ########## 175%");
    }

    @Test
    void is_empty_where_a_run_has_no_budget_yet() {
        assertThat(BurnDown.of(new RunReport(new JsonMapper().readTree("{}"))).isEmpty())
                .isTrue();
    }

    @Test
    void a_watched_run_shows_it_when_it_moves() {
        var lines = new ArrayList<String>();
        var printer = new RunPrinter(
                new Printer(new FakeTerminal(Map.of()).terminal(), OutputFormat.table, false, Color.never, Hints.PLAIN),
                lines::add);

        for (RunReport report : List.of(report(1, 100, 0, 1), report(1, 100, 0, 1), report(2, 100, 0, 1))) {
            printer.follow(report);
        }

        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("     budget  iterations"));
    }

    private static RunReport report(int iterations, int tokens, int reserved, int cost) {
        return new RunReport(new JsonMapper().readTree("""
                        {"budgets": [
                          {"scope": "SESSION", "limits": {"iterations": 1}, "spent": {"iterations": 1}, "reserved": {}},
                          {"scope": "RUN",
                           "limits": {"iterations": 4, "total_tokens": 2000, "cost_micros": 100000},
                           "spent": {"iterations": %d, "prompt_tokens": %d, "completion_tokens": 0, "cost_micros": %d},
                           "reserved": {"iterations": 0, "prompt_tokens": %d, "completion_tokens": 0}}
                        ]}""".formatted(iterations, tokens, cost, reserved)));
    }
}
