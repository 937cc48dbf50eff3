package dev.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    private final FakeTerminal terminal = new FakeTerminal(Map.of());

    /// Also of a command that misses what it requires: who asks for help does not know yet what that is.
    @ParameterizedTest
    @MethodSource("commands")
    void is_shown_for_every_command_whatever_else_is_missing(List<String> words) {
        for (String help : List.of("--help", "-h")) {
            int code = execute(words, help);

            assertThat(terminal.err()).as("%s %s", words, help).isEmpty();
            assertThat(code).isZero();
        }
        assertThat(terminal.out()).contains("Usage: " + String.join(" ", withRoot(words)));
    }

    static Stream<List<String>> commands() {
        var all = new ArrayList<List<String>>();
        collect(List.of(), Taffrail.commandLine(new FakeTerminal(Map.of()).terminal()), all);
        return all.stream();
    }

    private static void collect(List<String> words, CommandLine command, List<List<String>> all) {
        all.add(words);
        command.getSubcommands().forEach((name, one) -> {
            var longer = new ArrayList<>(words);
            longer.add(name);
            collect(List.copyOf(longer), one, all);
        });
    }

    private int execute(List<String> words, String help) {
        var all = new ArrayList<>(words);
        all.add(help);
        return Taffrail.commandLine(terminal.terminal()).execute(all.toArray(String[]::new));
    }

    private static List<String> withRoot(List<String> words) {
        var all = new ArrayList<>(List.of("taffrail"));
        all.addAll(words);
        return all;
    }
}
