package dev.taffrail.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class PrinterTest {
    private static final String RED = "\u001b[31m";

    private final FakeTerminal terminal = new FakeTerminal(Map.of());

    @Test
    void a_table_is_for_people() {
        print(OutputFormat.table, Color.never);

        assertThat(terminal.out()).isEqualTo("""
                RUN    TOKENS  STATUS
                quay    1,024  failed
                quay2       7  completed
                """);
    }

    @Test
    void lines_of_json_are_one_thing_each() {
        print(OutputFormat.jsonl, Color.never);

        assertThat(terminal.out()).isEqualTo("""
                {"run":"quay","tokens":1024}
                {"run":"quay2","tokens":7}
                """);
    }

    @Test
    void yaml_is_in_blocks() {
        print(OutputFormat.yaml, Color.never);

        assertThat(terminal.out()).isEqualTo("""
                - run: quay
                  tokens: 1024
                - run: quay2
                  tokens: 7
                """);
    }

    @Test
    void names_stand_alone() {
        print(OutputFormat.name, Color.always);

        assertThat(terminal.out()).isEqualTo("quay\nquay2\n");
    }

    @Test
    void outcomes_are_coloured_only_when_that_is_wanted() {
        print(OutputFormat.table, Color.always);
        assertThat(terminal.out()).contains(RED + "failed");

        print(OutputFormat.json, Color.always);
        assertThat(terminal.out().lines().filter(line -> line.contains(RED))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_COLOR, 1, true, false",
        "CLICOLOR, 0, true, false",
        "TERM, dumb, true, false",
        "CLICOLOR_FORCE, 1, false, true",
        "LANG, C, true, true",
        "LANG, C, false, false"
    })
    void auto_listens_to_the_environment(String variable, String value, boolean isTerminal, boolean coloured) {
        assertThat(Color.auto.isOn(Map.of(variable, value), isTerminal)).isEqualTo(coloured);
    }

    private void print(OutputFormat format, Color color) {
        ArrayNode runs = JsonNodeFactory.instance.arrayNode();
        runs.addObject().put("run", "quay").put("tokens", 1024);
        runs.addObject().put("run", "quay2").put("tokens", 7);
        var table = new Table("RUN", ">TOKENS", "STATUS")
                .row("quay", "1,024", "failed")
                .row("quay2", 7, "completed");
        new Printer(terminal.terminal(), format, false, color, Hints.PLAIN)
                .list(runs, run -> run.path("run").asString(""), () -> table);
    }
}
