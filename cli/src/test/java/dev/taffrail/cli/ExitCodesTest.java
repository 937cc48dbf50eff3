package dev.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.command.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodesTest {
    private final FakeTerminal terminal = new FakeTerminal(Map.of());

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rnus                                      | 2 | Unmatched argument
                    runs                                      | 2 | list, show
                    run clerk                                 | 2 | INPUT
                    run clerk hello --limit tokens=-4         | 2 | tokens=-4
                    run clerk hello --limit tokn=4            | 2 | there is no limit 'tokn'
                    run clerk hello                           | 3 | nothing runs on the data folder
                    runs list                                 | 3 | taffrail up
                    runs show a/b/c                           | 2 | session/run
                    runs list --server http://127.0.0.1:1     | 3 | no server answers
                    runs list --since yesterday               | 2 | how long ago
                    cancel r1                                 | 2 | --reason
                    submit -f any.jsonl --rate 0              | 2 | --rate must be above 0
                    up --roles gatee                          | 3 | gate
                    up --roles gate                           | 3 | --bootstrap
                    config view --set callers.tool-slots=many | 3 | callers.tool-slots
                    config view --set callers.tool-slot=3     | 3 | did you mean callers.tool-slots?
                    up --set callers.drain=20s                | 3 | up.stop-patience (PT30S) leaves PT12S
                    up --set up.stop-patience=5s              | 3 | up.stop-patience must be at least PT18S
                    completion fish                           | 2 | bash and zsh
                    version                                   | 0 |
                    topics list                               | 0 |
                    """)
    void say_what_went_wrong_in_one_line(String command, int code, String said) {
        assertThat(execute(command)).isEqualTo(code);
        assertThat(terminal.err()).contains(said == null ? "" : said);
    }

    @Test
    void a_problem_is_json_where_programs_read() {
        int code = execute("runs list -o json");

        assertThat(code).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(terminal.err()).startsWith("{\"code\":\"environment\",\"exit_code\":3,");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void an_agent_file_with_a_typo_is_told_with_its_line() throws Exception {
        Path file = Files.writeString(folder.resolve("typo.yaml"), """
                name: clerk
                model: scripted/clerk
                instructons: Be brief.
                """);

        int code = execute("agents validate " + file);

        assertThat(code).isEqualTo(ExitCode.NEGATIVE.number());
        assertThat(terminal.err()).contains(file + ":3").contains("instructions");
    }

    @Test
    void a_demo_does_not_remove_what_is_not_its_own() throws Exception {
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");

        int code = Taffrail.commandLine(terminal.terminal()).execute("demo", "--data", folder.toString());

        assertThat(code).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(precious).exists();
    }

    /// On a data folder that nothing runs on.
    private int execute(String command) {
        var words = new ArrayList<>(List.of(command.strip().split(" +")));
        words.add("--data");
        words.add(folder.resolve("data").toString());
        return Taffrail.commandLine(terminal.terminal()).execute(words.toArray(String[]::new));
    }
}
