package dev.taffrail.cli.policies;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

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
    void a_character_that_no_policy_holds_is_named() throws Exception {
        int code = taffrail("policy", "check", file("house.yaml", HOUSE + "# \u001b\n"));

        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("house.yaml:7: character U+001B is allowed nowhere in YAML; remove it");
    }

    @Test
    void a_policy_is_tried_on_the_texts_of_a_file() throws Exception {
        String texts = """
                {"text": "Where is the heron?"}
                {"text": "Where is the heron?", "stage": "answer"}

                {"text": "The gull is here."}
                """;

        int code = taffrail(
                "policy", "test", file("house.yaml", HOUSE), "--against", file("texts.jsonl", texts), "-o", "json");

        assertThat(code).as(terminal.err()).isZero();
        var json = JsonMapper.shared().readTree(terminal.out());
        assertThat(json.path("texts").asInt(0)).isEqualTo(3);
        assertThat(json.at("/rules/0/rule").asString("")).isEqualTo("codename");
        assertThat(json.at("/rules/0/added").asInt(0)).isEqualTo(1);
        assertThat(json.at("/rules/0/examples/0").toString())
                .isEqualTo(
                        "{\"at\":\"1\",\"source\":\"request\",\"before\":\"allow\",\"after\":\"reject\",\"score\":1000,"
                                + "\"spans\":[{\"start\":13,\"end\":18}]}");
        assertThat(json.path("outcomes").size()).isEqualTo(2);
    }

    @Test
    void where_nothing_runs_the_policy_that_ships_is_shown_ready_to_be_changed() throws Exception {
        int code = taffrail("policy", "show", "default", "--data", folder.toString());

        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.out().strip())
                .isEqualTo(PolicyFile.shippedDefinition().text().strip());
    }

    @Test
    void a_line_that_is_no_text_is_named() throws Exception {
        int code = taffrail(
                "policy",
                "test",
                file("house.yaml", HOUSE),
                "--against",
                file("texts.jsonl", "{\"text\": \"a\"}\n{\"text\": \"a\", \"stage\": \"dream\"}\n"));

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("line 2", "dream", "request, command, answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"txt\": \"a\"}", "\"a string\"", "5", "{\"text\": null}", "{\"text\": [\"a\"]}"})
    void a_line_without_a_text_is_no_empty_text(String line) throws Exception {
        int code = taffrail(
                "policy",
                "test",
                file("house.yaml", HOUSE),
                "--against",
                file("texts.jsonl", "{\"text\": \"a\"}\n" + line + "\n"));

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("line 2", "text is missing or is no string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text': 'a', 'stage': {'a': 1}} | stage is {\"a\":1}, which is no string",
                "{'text': 'a', 'stage': null}     | stage is null, which is no string",
                "{'text': 'a', 'stge': 'answer'}  | the field stge is not known; did you mean stage?",
                "{'text': 'a', 'label': 1}        | the field label is not known; known are text, stage, tool",
                "{'text': 'a', 'text': 'b'}       | has a field twice",
                "{'text': 'a'} {}                 | something stands after its end",
                "{'text': 'a', 'tool': 'mail'}    | tool is 'mail', but no tool is concerned at the stage request",
                "{'text': 'a', 'tool': 5}         | tool is 5, which is no string",
                "{'text': 'a                      | it is no JSON",
                "{'text': '\u00ff'}              | it is not in UTF-8",
            })
    void a_line_that_may_mean_something_else_is_not_guessed(String line, String problem) throws Exception {
        Path texts = folder.resolve("texts.jsonl");
        Files.write(texts, ("{'text': 'a'}\n" + line + "\n").replace('\'', '"').getBytes(ISO_8859_1));

        int code = taffrail("policy", "test", file("house.yaml", HOUSE), "--against", texts.toString());

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("line 2: ", problem);
    }

    @Test
    void what_was_recorded_is_compared_with_no_policy_that_is_given() throws Exception {
        int code = taffrail("policy", "test", file("house.yaml", HOUSE), "--against", "all", "--than", "default");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("--than is default, but --against all is no file", "leave out --than");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benign     | {\"label\": 0}                               | text is missing",
                "benign     | {\"text\": \"a\"}                            | label is missing",
                "benign     | {\"text\": \"a\", \"label\": \"yes\"}        | label is \"yes\"; it is 1 or 0",
                "secrets    | {\"text\": \"a\", \"label\": 7}              | label is 7; it is 1 or 0",
                "pii        | {\"text\": \"a\"}                            | spans is missing",
                "pii        | {\"text\": \"a\", \"spans\": [{\"start\": 3, \"end\": 9, \"type\": \"PERSON\"}]} | a span is from 3 to 9; it is from 0 at the least to 1 at the most",
                "tool-calls | {\"id\": \"t\", \"valid\": true}              | call and schema are missing",
            })
    void a_row_that_says_too_little_is_named(String task, String row, String why) throws Exception {
        Files.createDirectories(folder.resolve("labelled").resolve(task));
        file("labelled/" + task + "/ours.jsonl", row + "\n");

        int code =
                taffrail("policy", "eval", "--data", folder.resolve("labelled").toString());

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("ours.jsonl:1: no row of labelled data", why);
    }

    @Test
    void a_task_without_rows_has_no_figures() throws Exception {
        Files.createDirectories(folder.resolve("labelled/benign"));
        Files.createDirectories(folder.resolve("labelled/pii"));
        Files.createDirectories(folder.resolve("labelled/tool-calls"));
        file("labelled/benign/ours.jsonl", "{\"text\": \"What is the capital of Norway?\", \"label\": 0}\n");
        file("labelled/pii/ours.jsonl", "");

        taffrail("policy", "eval", "--data", folder.resolve("labelled").toString(), "-o", "json");

        assertThat(JsonMapper.shared().readTree(terminal.out()).path("tasks").propertyNames())
                .containsExactlyInAnyOrder("benign", "injection");
    }

    @Test
    void detection_is_measured_on_labelled_data() throws Exception {
        Files.createDirectories(folder.resolve("labelled/benign"));
        file("labelled/benign/ours.jsonl", "{\"text\": \"What is the capital of Norway?\", \"label\": 0}\n");

        int code =
                taffrail("policy", "eval", "--data", folder.resolve("labelled").toString(), "-o", "json");

        assertThat(code).as(terminal.err()).isZero();
        var json = JsonMapper.shared().readTree(terminal.out());
        assertThat(json.at("/tasks/benign/sources/ours/rows").asInt(0)).isEqualTo(1);
        assertThat(json.at("/tasks/benign/fpr_at_shipped").asDouble(1)).isZero();
        assertThat(json.at("/speed/p99_us").asDouble(0)).isPositive();
    }

    @Test
    void a_row_that_cannot_be_used_is_named() throws Exception {
        Files.createDirectories(folder.resolve("labelled/pii"));
        file(
                "labelled/pii/ours.jsonl",
                "{\"text\": \"Ann\", \"spans\": []}\n{\"text\": \"Ann\", \"spans\": [{\"start\": 0, \"end\": 3, \"type\": 7}]}\n");

        int code =
                taffrail("policy", "eval", "--data", folder.resolve("labelled").toString());

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("ours.jsonl:2: no row of labelled data", "type of a span is 7");
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> RecordedRange.parse("0@7..6", new Topics(Topics.DEFAULT_PREFIX, 8)))
                .isInstanceOf(Failure.class)
                .hasMessage("--against is `0@7..6`, which ends before it begins");
    }

    @Test
    void a_folder_without_labelled_data_is_refused() {
        assertThat(taffrail("policy", "eval", "--data", folder.toString())).isEqualTo(2);
        assertThat(terminal.err()).contains("injection-direct");
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
    void one_pattern_of_two_words_is_not_two_patterns() throws Exception {
        String one = HOUSE.replace("[heron]", "['heron tern']");
        String two = HOUSE.replace("[heron]", "[heron, tern]");

        int code = taffrail("policy", "diff", file("one.yaml", one), file("two.yaml", two), "-o", "jsonl");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).contains("\"before\":\"['heron tern']\",\"after\":\"['heron', 'tern']\"");
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
