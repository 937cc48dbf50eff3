package dev.taffrail.agent.model.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.agent.model.file.InvalidFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptBookTest {
    @ParameterizedTest
    @MethodSource("badScripts")
    void says_where_a_script_is_wrong_and_what_would_be_right(String yaml, String message) {
        assertThatThrownBy(() -> ScriptBook.parse("bad.yaml", yaml))
                .isInstanceOf(InvalidFile.class)
                .hasMessage(message);
    }

    static Stream<Arguments> badScripts() {
        return Stream.of(
                bad("[]", "bad.yaml: the file must hold a mapping, such as `name: value`"),
                bad("", "bad.yaml: the file must hold a mapping, such as `name: value`"),
                bad("skripts: {}", "bad.yaml:1: scripts is missing; add it"),
                bad("scripts: {}\nversion: 1", "bad.yaml:2: version is not known here; known are scripts"),
                bad("scripts: {d: []}", "bad.yaml:1: scripts, d has no rules; give it at least an `otherwise`"),
                bad("scripts: {d: 1}", "bad.yaml:1: scripts, d must be a list"),
                bad(
                        "scripts:\n  d:\n  - otherwise: {say: x}\n  d: []",
                        "bad.yaml:4: scripts, d is given twice; remove one"),
                bad(
                        rule("{when: {step: 0}, then: {say: x}}"),
                        "bad.yaml:3: scripts, d rule 1 is the last and must be an `otherwise`, so that there is an answer to everything"),
                bad(
                        "scripts:\n  d:\n    - otherwise: {say: x}\n    - otherwise: {say: x}",
                        "bad.yaml:3: scripts, d rule 1 is an `otherwise` with rules after it, which are never reached; move it to the end"),
                bad(
                        when("{usr: hi}"),
                        "bad.yaml:3: scripts, d rule 1, when, usr is not known here; known are user, step, result, earlier, offered"),
                bad(
                        when("{}"),
                        "bad.yaml:3: scripts, d rule 1, when has no conditions; add one, or make the rule the `otherwise` at the end"),
                bad(
                        when("{step: two}"),
                        "bad.yaml:3: scripts, d rule 1, when, step must be a whole number, but is 'two'"),
                bad(when("{step: -1}"), "bad.yaml:3: scripts, d rule 1, when, step must not be negative, but is -1"),
                bad(
                        when("{user: {contains: a, equals: b}}"),
                        "bad.yaml:3: scripts, d rule 1, when, user has more than one of contains, equals, starts_with, matches; keep one"),
                bad(
                        when("{user: {}}"),
                        "bad.yaml:3: scripts, d rule 1, when, user needs one of contains, equals, starts_with, matches"),
                bad(
                        when("{user: {matches: '('}}"),
                        "bad.yaml:3: scripts, d rule 1, when, user, matches has the regular expression (, which is wrong: Unclosed group"),
                bad(
                        when("{result: {error: true}}"),
                        "bad.yaml:3: scripts, d rule 1, when, result, tool is missing; add it"),
                bad(
                        when("{result: {tool: t, error: maybe}}"),
                        "bad.yaml:3: scripts, d rule 1, when, result, error must be true or false, but is 'maybe'"),
                bad(then("{}"), "bad.yaml:3: scripts, d rule 1, otherwise needs one of say, call, fail"),
                bad(
                        then("{say: x, delay: 5}"),
                        "bad.yaml:3: scripts, d rule 1, otherwise, delay must be a length of time such as 250ms, 2s or 1m, but is '5'"),
                bad(
                        then("{say: '{{inptu}}'}"),
                        "bad.yaml:3: scripts, d rule 1, otherwise, say has the placeholder {{inptu}}, which is not one of {{input}},"
                                + " {{input:REGEX}}, {{result:TOOL}}, {{last_result}}, {{earlier:REGEX}}, {{step}}"),
                bad(
                        then("{say: '{{input'}"),
                        "bad.yaml:3: scripts, d rule 1, otherwise, say has a '{{' that no '}}' closes"),
                bad(
                        then("{call: [{tool: t, arguments: {a: ['{{x}}']}}]}"),
                        "bad.yaml:3: scripts, d rule 1, otherwise, call call 1, arguments has the placeholder {{x}}, which is not one of"
                                + " {{input}}, {{input:REGEX}}, {{result:TOOL}}, {{last_result}}, {{earlier:REGEX}}, {{step}}"),
                bad(
                        then("{call: [{tool: t, arguments: [1]}]}"),
                        "bad.yaml:3: scripts, d rule 1, otherwise, call call 1, arguments must be a mapping, or the JSON as text;"
                                + " `{}` when the tool takes none"),
                bad(
                        then("{fail: oops}"),
                        "bad.yaml:3: scripts, d rule 1, otherwise, fail must be one of rate_limited, overloaded, server_error,"
                                + " refused_connection, unauthorized, out_of_credit, bad_request, content_filtered, truncated,"
                                + " connection_lost, garbled, hang, but is 'oops'"),
                bad(
                        then("{say: x, usage: {prompt: 1, cache_read: 2}}"),
                        "bad.yaml:3: scripts, d rule 1, otherwise, usage has parts that are larger than the whole: cache_read +"
                                + " cache_write must fit prompt, reasoning must fit completion"));
    }

    @Test
    void refuses_what_is_not_yaml_with_the_line() {
        assertThatThrownBy(() -> ScriptBook.parse("bad.yaml", "scripts:\n  d: [\n"))
                .isInstanceOf(InvalidFile.class)
                .hasMessageStartingWith("bad.yaml:3: this is not valid YAML: ");
    }

    @Test
    void refuses_aliases_that_would_grow_without_bound() {
        assertThatThrownBy(() -> ScriptBook.parse("bad.yaml", "a: &a [1]\nb: [*a, *a]"))
                .isInstanceOf(InvalidFile.class);
    }

    @Test
    void reads_files_and_names_the_one_that_cannot_be_read(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("s.yaml"), "scripts: {d: [otherwise: {say: x}]}");

        assertThat(ScriptBook.read(file).names()).containsExactly("d");
        assertThatThrownBy(() -> ScriptBook.read(folder.resolve("none.yaml")))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining("none.yaml");
        assertThatThrownBy(() -> ScriptBook.read(Files.write(file, new byte[] {(byte) 0xff})))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void scripts_of_a_later_book_win() {
        assertThat(ScriptBook.bundled()
                        .with(ScriptBook.parse("t", "scripts: {mine: [otherwise: {say: x}]}"))
                        .names())
                .containsExactly("echo", "bench", "mine");
    }

    private static Arguments bad(String yaml, String message) {
        return Arguments.of(yaml, message);
    }

    private static String rule(String rule) {
        return "scripts:\n  d:\n    - " + rule;
    }

    private static String when(String when) {
        return rule("{when: " + when + ", then: {say: x}}\n    - otherwise: {say: x}");
    }

    private static String then(String then) {
        return rule("{otherwise: " + then + "}");
    }
}
