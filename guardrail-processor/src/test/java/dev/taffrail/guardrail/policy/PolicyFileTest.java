package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.policy.FlowRule;
import dev.taffrail.schemas.text.Origin;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String GOOD = """
            name: house
            rules:
              - name: codename
                kind: pattern
                patterns: ['project\\s+x']
                hints: [project]
                score: 700
                actions: {request: reject, answer: sanitize}
                on_error: warn
              - name: long
                kind: length
                max_characters: 10
                actions: {tool_result: sanitize}
            """;

    @Test
    void the_version_is_the_hash_of_the_file() {
        var policy = PolicyFile.parse("p.yaml", GOOD);

        assertThat(policy.version())
                .matches("house@[0-9a-f]{16}")
                .isEqualTo(PolicyFile.parse("q.yaml", GOOD).version());
        assertThat(PolicyFile.parse("p.yaml", GOOD + "# a comment\n").version()).isNotEqualTo(policy.version());
    }

    @Test
    void rules_do_what_the_file_says() {
        var policy = PolicyFile.parse("p.yaml", GOOD);

        assertThat(policy.screen(Stage.REQUEST, "about Project X").rejected()).isTrue();
        assertThat(policy.screen(Stage.ANSWER, "about Project X").text()).isEqualTo("about [removed: codename]");
        assertThat(policy.screen(Stage.TOOL_RESULT, "0123456789abc").text()).isEqualTo("0123456789[removed: long]");
    }

    @Test
    void patterns_of_one_rule_are_bounded_together() {
        String many = String.join(", ", Collections.nCopies(100, "'a{999}'"));

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD.replace("'project\\s+x'", many)))
                .hasMessageContaining("p.yaml:5: patterns holds a{999} and 99 more")
                .hasMessageContaining("they have 100400 characters, and those of one rule have at most 20000;"
                        + " repeat less, or spread them over several rules");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: pattern | kind: patern | p.yaml:4: kind is 'patern'; it is one of injection",
                "score: 700 | scor: 700 | p.yaml:7: scor is not known; did you mean score?",
                "score: 700 | score: 1001 | from 0 to 1000",
                "answer: sanitize | answr: sanitize | did you mean answer?",
                "on_error: warn | on_error: sanitize | it is reject or warn",
                "request: reject | request: deny | it is one of allow, warn, sanitize, reject",
                "name: long | name: codename | is used by an earlier rule",
                "project\\s+x | (?=x) | no expression of RE2",
                "kind: length | {} | p.yaml:",
            })
    void what_is_wrong_is_said_with_the_line_and_the_way_out(String right, String wrong, String message) {
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD.replace(right, wrong)))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['project\\s+x'] | [''] | p.yaml:5: patterns holds '', which is in every text and says nothing; remove it or fill it",
                "[project] | [project, \"\"] | p.yaml:6: hints holds '', which is",
                "on_error: warn | tools: {mail: {request: reject}} | p.yaml:9: tools says request for mail, where no tool is concerned; it is one of tool_arguments, tool_result, and actions says",
                "on_error: warn | tools: {'m a i l!': {tool_result: reject}} | p.yaml:9: tools names 'm a i l!', which no tool is called: it has U+0020 at position 2",
                "on_error: warn | tools: {} | p.yaml:9: tools is empty; name the tool",
                "on_error: warn | tools: {mail: {}} | p.yaml:9: mail is empty; say what is done at one of",
            })
    void what_could_never_act_is_refused(String right, String wrong, String message) {
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD.replace(right, wrong)))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(message);
    }

    @Test
    void thresholds_that_say_nothing_are_refused() {
        String text = GOOD + "  - {name: planted, kind: injection, thresholds: {}, actions: {request: reject}}\n";

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", text))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageStartingWith(
                        "p.yaml:14: thresholds is empty; say above which score something is found at one of");
    }

    @Test
    void a_threshold_where_the_rule_does_nothing_is_refused() {
        String text = GOOD
                + "  - {name: planted, kind: injection, thresholds: {tool_arguments: 500}, actions: {request: reject}}\n";

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", text))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageStartingWith("p.yaml:14: thresholds names tool_arguments, where the rule does nothing;");
        assertThat(PolicyFile.parse(
                                "p.yaml",
                                text.replace("actions: {request: reject}}\n", "actions: {tool_arguments: reject}}\n"))
                        .size())
                .isEqualTo(3);
    }

    @Test
    void an_exception_of_a_flow_is_a_name_that_a_tool_may_have() {
        String text = GOOD + "flows:\n  - {name: f, after: [external], stops: [once], except: [mail, no tool!]}\n";

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", text))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageStartingWith("p.yaml:15: except names 'no tool!', which no tool is called: it has");
    }

    @Test
    void what_repeats_a_part_of_the_file_is_to_be_written_out() {
        String twice = GOOD.replace("actions: {request", "actions: &usual {request")
                .replace("{tool_result: sanitize}", "*usual");

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", twice))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessage(
                        "p.yaml:13: *usual repeats a list or mapping from elsewhere; write out here what &usual stands before");
        assertThat(PolicyFile.parse("p.yaml", GOOD.replace("[project]", "[&word project, *word]"))
                        .size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# \u001b", "'\u0000'", "\ufffe"})
    void a_character_that_yaml_does_not_take_is_named_with_its_line(String planted) {
        String text = GOOD.replace("name: long", "name: long " + planted);

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", text))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageMatching("p\\.yaml:10: character U\\+[0-9A-F]{4} is allowed nowhere in YAML; remove it");
    }

    @Test
    void an_escape_for_no_character_is_no_failure_of_the_program() {
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD.replace("name: long", "name: \"\\UFFFFFFFF\"")))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("p.yaml: no valid YAML");
    }

    @Test
    void a_policy_that_says_nothing_of_flows_stops_effects_after_untrusted_content() {
        assertThat(PolicyFile.parse("p.yaml", GOOD).flows()).containsExactly(FlowReader.USUAL);
        assertThat(PolicyFile.shipped().flows()).containsExactly(FlowReader.USUAL);
        assertThat(PolicyFile.parse("p.yaml", GOOD + "flows: []\n").flows()).isEmpty();
    }

    @Test
    void a_flow_stops_what_the_file_says() {
        String flows = "flows: [{name: quiet, after: [user, tool], stops: [idempotent, egress], except: [log]}]\n";

        assertThat(PolicyFile.parse("p.yaml", GOOD + flows).flows())
                .containsExactly(new FlowRule(
                        "quiet",
                        List.of(Origin.USER, Origin.TOOL),
                        List.of(Effect.IDEMPOTENT),
                        true,
                        List.of("log"),
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: f, after: [web], stops: [once]} | after holds 'web'; it is one of unknown, system, user",
                "{name: f, after: [external], stops: [twice]} | stops holds 'twice'; it is one of read_only, idempotent, once, egress",
                "{name: f, after: [external], stops: [once], unless: asked} | it is approved, or not given",
                "{name: codename, after: [external], stops: [once]} | is used by an earlier rule",
                "{name: f, stops: [once]} | after is missing",
            })
    void what_is_wrong_with_a_flow_is_said(String flow, String message) {
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD + "flows:\n  - " + flow + "\n"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(message);
    }

    @Test
    void rates_are_read() {
        assertThat(PolicyFile.parse("p.yaml", GOOD + "rates: {tenant: 600/m, user: 5/s}\n")
                        .rates())
                .hasToString("Rates[tenant=Optional[600/m], user=Optional[5/s]]");
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD + "rates: {user: many}\n"))
                .hasMessageContaining("user is 'many'; write 1 to 1000000 requests per s, m or h, such as 60/m");
    }

    @Test
    void limits_of_runs_at_work_are_read() {
        assertThat(PolicyFile.parse("p.yaml", GOOD + "concurrency: {tenant: 1000000, user: 1}\n")
                        .concurrency())
                .isEqualTo(new Concurrency(1_000_000, 1));
        assertThat(PolicyFile.parse("p.yaml", GOOD + "concurrency: {user: 3}\n").concurrency())
                .isEqualTo(new Concurrency(0, 3));
        assertThat(PolicyFile.parse("p.yaml", GOOD).concurrency()).isEqualTo(Concurrency.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tenant: 0} | tenant must be a whole number from 1 to 1000000, but is '0'",
                "{user: 1000001} | user must be a whole number from 1 to 1000000",
                "{tenant: 5/m} | tenant must be a whole number from 1 to 1000000, but is '5/m'",
                "{tenants: 5} | tenants is not known; did you mean tenant?",
                "{} | concurrency is empty; say how many runs",
            })
    void what_is_wrong_with_limits_of_runs_at_work_is_said(String limits, String message) {
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD + "concurrency: " + limits + "\n"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tenant: 0/m} | tenant is '0/m'; write 1 to",
                "{user: 5} | user is '5'; write 1 to",
                "{} | rates is empty; say how many requests",
            })
    void what_is_wrong_with_rates_is_said(String rates, String message) {
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", GOOD + "rates: " + rates + "\n"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(message);
    }

    @Test
    void what_limits_runs_is_shown_and_compared() {
        String limits = "rates: {user: 5/s}\nconcurrency: {tenant: 10, user: 2}\n";

        var outline = PolicyOutline.of(PolicyFile.parse("p.yaml", GOOD + limits));

        assertThat(outline.get("concurrency")).containsExactly(entry("tenant", "10"), entry("user", "2"));
        assertThat(PolicyOutline.of(PolicyFile.parse("p.yaml", GOOD))).doesNotContainKey("concurrency");
    }

    @Test
    void what_is_nested_without_end_is_refused_like_anything_else_that_cannot_be_used() {
        String lists = "name: deep\nrules: " + "[".repeat(100_000);
        String groups = GOOD.replace("project\\s+x", "(".repeat(100_000) + "a" + ")".repeat(100_000));

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", lists))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessage("p.yaml: the YAML or a pattern in it is nested too deep; make it flatter");
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", groups))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageStartingWith("p.yaml:5: patterns holds ((((")
                .hasMessageContaining("more than 20000 characters")
                .hasMessageMatching(".{1,500}");
    }

    @Test
    void a_pattern_that_grows_out_of_memory_is_refused() {
        String text = GOOD.replace("project\\s+x", "((a{1000}){1000}){1000}");

        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", text))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageStartingWith("p.yaml:5: patterns holds ((a{1000}){1000}){1000}")
                .hasMessageContaining("more than 20000 characters; repeat less");
    }

    @Test
    void as_many_rules_are_read_as_fit_into_a_record_and_no_more() {
        assertThat(PolicyFile.parse("p.yaml", rules(128)).size()).isEqualTo(128);
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", rules(129)))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageStartingWith("p.yaml:3: rules has 129 entries; at most 128 are allowed");
    }

    private static String rules(int count) {
        return IntStream.range(0, count)
                .mapToObj("  - {name: r%d, kind: length, max_characters: 1, actions: {answer: warn}}\n"::formatted)
                .collect(Collectors.joining("", "name: many\nrules:\n", ""));
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> PolicyFile.read(Path.of("no-such-policy.yaml")))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("no-such-policy.yaml");
    }
}
