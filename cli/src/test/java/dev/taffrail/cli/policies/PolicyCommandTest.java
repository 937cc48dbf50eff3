package dev.taffrail.cli.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    private static final String HOUSE = """
            name: house
            rules:
              - name: codename
                kind: pattern
                patterns: [heron]
                actions: {request: reject}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final FakeTerminal terminal = new FakeTerminal(Map.of());

    @Test
    void a_good_file_is_shown_with_its_version() throws Exception {
        int code = taffrail("policy", "check", file("house.yaml", HOUSE), "-o", "name");

        assertThat(code).isZero();
        assertThat(terminal.out()).matches("house@[0-9a-f]{16}\\R");
    }

    @Test
    void what_is_wrong_in_each_file_is_told() throws Exception {
        int code = taffrail(
                "policy",
                "check",
                file("one.yaml", HOUSE.replace("kind: pattern", "kind: patern")),
                file("two.yaml", HOUSE.replace("heron", "'(?=heron)'")));

        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("one.yaml:4: kind is 'patern'", "two.yaml:5: patterns");
    }

    @Test
    void two_files_of_one_name_are_refused() throws Exception {
        int code = taffrail("policy", "check", file("one.yaml", HOUSE), file("two.yaml", HOUSE));

        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("two.yaml", "one.yaml", "house");
    }

    @Test
    void policies_are_compared_setting_by_setting() throws Exception {
        String changed = HOUSE.replace("request: reject", "request: warn, answer: sanitize") + """
                  - name: too-long
                    kind: length
                    max_characters: 1000
                    actions: {request: reject}
                """;

        int code = taffrail("policy", "diff", file("old.yaml", HOUSE), file("new.yaml", changed), "-o", "jsonl");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out().lines())
                .contains(
                        "{\"rule\":\"codename\",\"setting\":\"actions.request\",\"before\":\"reject\",\"after\":\"warn\"}",
                        "{\"rule\":\"codename\",\"setting\":\"actions.answer\",\"before\":\"\",\"after\":\"sanitize\"}",
                        "{\"rule\":\"too-long\",\"setting\":\"max_characters\",\"before\":\"\",\"after\":\"1000\"}")
                .noneMatch(line -> line.contains("\"patterns\""));
    }

    @Test
    void what_differs_in_comments_only_does_not_differ() throws Exception {
        assertThat(taffrail("policy", "diff", file("old.yaml", HOUSE), file("new.yaml", "# why\n" + HOUSE)))
                .isZero();
    }

    @Test
    void a_name_cannot_be_looked_up_where_nothing_runs() {
        int code = taffrail("policy", "show", "house", "--data", folder.toString());

        assertThat(code).isEqualTo(3);
        assertThat(terminal.err()).contains("taffrail up");
    }

    private int taffrail(String... arguments) {
        return Taffrail.commandLine(terminal.terminal()).execute(arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
