package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.terminal.Color;
import dev.taffrail.cli.terminal.Hints;
import dev.taffrail.cli.terminal.OutputFormat;
import dev.taffrail.cli.terminal.Printer;
import dev.taffrail.schemas.run.Dimension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class RaisedLimitTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    BUDGET_EXHAUSTED, ITERATIONS,             2,     2,    1, ' --add iterations=10'
                    BUDGET_EXHAUSTED, TOTAL_TOKENS,        2500,  2000,  900, ' --add tokens=20000'
                    BUDGET_EXHAUSTED, TOTAL_TOKENS,        2500,  2000, 50500, ' --add tokens=50000'
                    BUDGET_EXHAUSTED, PROMPT_TOKENS,          9,     9,    1, ' --add prompt_tokens=20000'
                    BUDGET_EXHAUSTED, COST_MICROS,          100,    90,   20, ' --add cost=0.100000usd'
                    BUDGET_EXHAUSTED, TOOL_CALLS,             2,     2,    1, ' --add tool_calls=10'
                    TIMED_OUT,        WALL_CLOCK_MILLIS,   5000,  5001,    0, ' --add wall=5m'
                    TIMED_OUT,        WALL_CLOCK_MILLIS,   5000, 605001,   0, ' --add wall=11m'
                    """)
    void the_hint_raises_the_limit_that_was_hit(
            String status, String dimension, long limit, long used, long requested, String option) {
        assertThat(ending(status, hit("RUN", dimension, limit, used, requested, "")))
                .contains("Go on with: taffrail resume it1" + option + " --reason");
    }

    @ParameterizedTest
    @EnumSource(value = Dimension.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void what_it_says_can_be_given(Dimension dimension) {
        String option = RaisedLimit.option(report("BUDGET_EXHAUSTED", hit("RUN", dimension.name(), 5, 5, 1, "")));

        assertThat(LimitOption.parse("--add", List.of(option.replaceFirst("^ --add ", "")))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void there_is_nothing_to_add_where_no_limit_was_hit_or_one_that_cannot_be_raised_so() {
        assertThat(ending("CANCELLED", "null")).contains("taffrail resume it1 --reason");
        assertThat(ending("BUDGET_EXHAUSTED", hit("RUN", "TOOL_CALLS", 1, 1, 1, "calculate")))
                .contains("taffrail resume it1 --reason");
        assertThat(ending("BUDGET_EXHAUSTED", hit("TENANT", "TOTAL_TOKENS", 1, 1, 1, "")))
                .contains("taffrail resume it1 --reason");
    }

    private static String hit(String scope, String dimension, long limit, long used, long requested, String tool) {
        return """
                {"scope": "%s", "dimension": "%s", "limit": %d, "used": %d, "requested": %d, "tool": "%s"}
                """.formatted(scope, dimension, limit, used, requested, tool);
    }

    private static String ending(String status, String hit) {
        var printer =
                new Printer(new FakeTerminal(Map.of()).terminal(), OutputFormat.table, false, Color.never, Hints.PLAIN);
        return new RunPrinter(printer, _ -> {}).ending(report(status, hit));
    }

    private static RunReport report(String status, String hit) {
        return new RunReport(new JsonMapper().readTree("""
                {"handle": "it1", "status": "%s", "resumable": true,
                 "legs": [{"leg": 1, "limit_hit": null}, {"leg": 2, "limit_hit": %s}]}
                """.formatted(status, hit)));
    }
}
