package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.schemas.verdict.Action;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionRuleTest {
    private static final Place REFUND = new Place(Stage.TOOL_ARGUMENTS, "refund");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{of: tool, is: refund} ; {} ; true",
                "{of: tool, one_of: [pay, REFUND]} ; {} ; true",
                "{of: tool, is: refunds} ; {} ; false",
                "{of: json.amount, above: 100} ; {\"amount\": 100.01} ; true",
                "{of: json.amount, above: 100} ; {\"amount\": \"250\"} ; true",
                "{of: json.amount, above: 100} ; {\"amount\": 100} ; false",
                "{of: json.amount, above: 100} ; {\"amount\": 100.00000000000000000001} ; true",
                "{of: json.amount, above: 100} ; {\"amount\": 1e350} ; true",
                "{of: json.amount, above: 100} ; {\"amount\": \"1e3\"} ; true",
                "{of: json.amount, above: 100} ; {\"amount\": \" +100000000000000000000 \"} ; true",
                "{of: json.amount, above: 100} ; {\"amount\": \"1e999999999\"} ; false",
                "{of: json.amount, above: 100} ; {\"amount\": \"much\"} ; false",
                "{of: json.amount, below: -2.5} ; {\"amount\": -3} ; true",
                "{of: json.items.1.id, is: b} ; {\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}]} ; true",
                "{of: json.to, ends_with: .example} ; {\"to\": \"a@b.example\"} ; true",
                "{of: json.to, ends_with: .example} ; {\"to\": \"a@b.exampleX\"} ; false",
                "{of: json.url, starts_with: `http://`} ; {\"url\": \"HTTP://x\"} ; true",
                "{of: json.missing, exists: false} ; {} ; true",
                "{of: json.missing, exists: true} ; {} ; false",
                "{of: json.amount, exists: true} ; no json at all ; false",
                "{contains: heron} ; where is the He\u200Bron ; true",
                "{contains: he.on} ; heron ; false",
                "{matches: `h[aeiou]ron`} ; HERON ; true",
                "{contains: project heron} ; {\"t\": \"project\\u0020heron\"} ; true",
                "{contains: project heron} ; [\"{\\\"t\\\": \\\"project\\\\theron\\\"}\"] ; false",
                "{matches: `project\\sheron`} ; [\"{\\\"t\\\": \\\"project\\\\theron\\\"}\"] ; true",
                "{of: json.all, matches: `\\bheron\\b`} ; {\"all\": [\"a\\n\\nheron b\"]} ; true",
                "{longer_than: 3} ; abcd ; true",
                "{longer_than: 4} ; abcd ; false",
                "{any: [{contains: a}, {contains: b}]} ; xbx ; true",
                "{all: [{contains: a}, {contains: b}]} ; xbx ; false",
                "{not: [{contains: a}, {contains: b}]} ; xcx ; true",
                "{not: [{contains: a}, {contains: b}]} ; xax ; false",
            })
    void conditions_hold_or_do_not(String condition, String text, boolean holds) {
        var screening = policy(condition.replace('`', '\'')).screen(REFUND, text);

        assertThat(screening.rejected()).isEqualTo(holds);
    }

    @Test
    void all_conditions_of_the_list_must_hold() {
        var policy = policy("{of: tool, is: refund}, {of: json.amount, above: 100}");

        assertThat(policy.screen(REFUND, "{\"amount\": 101}").rejected()).isTrue();
        assertThat(policy.screen(REFUND, "{\"amount\": 99}").rejected()).isFalse();
        assertThat(policy.screen(new Place(Stage.TOOL_ARGUMENTS, "quote"), "{\"amount\": 101}")
                        .rejected())
                .isFalse();
    }

    /// As deep as the arguments of a tool may be: what the tool can read, a rule can read.
    @Test
    void no_nesting_hides_a_value_that_the_tool_is_given() {
        String beside = "[".repeat(ArgumentSchema.MAX_DEPTH - 1) + "]".repeat(ArgumentSchema.MAX_DEPTH - 1);

        assertThat(policy("{of: json.amount, above: 100}")
                        .screen(REFUND, "{\"amount\": 101, \"beside\": " + beside + "}")
                        .rejected())
                .isTrue();
    }

    @Test
    void a_rule_can_do_something_else_for_one_tool() {
        var policy = PolicyFile.parse("p.yaml", """
                name: house
                rules:
                  - name: codename
                    kind: pattern
                    patterns: [heron]
                    actions: {tool_result: sanitize, answer: reject}
                    tools:
                      files_read: {tool_result: warn}
                """);

        assertThat(policy.screen(new Place(Stage.TOOL_RESULT, "files_read"), "heron")
                        .action())
                .isEqualTo(Action.WARN);
        assertThat(policy.screen(new Place(Stage.TOOL_RESULT, "web"), "heron").action())
                .isEqualTo(Action.SANITIZE);
        assertThat(policy.screen(Stage.ANSWER, "heron").action()).isEqualTo(Action.REJECT);
        assertThat(policy.screen(new Place(Stage.TOOL_RESULT, "files_read"), "heron")
                        .verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.source()).isEqualTo("tool_result:files_read"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{of: amount, above: 1} ; of is 'amount'",
                "{of: json.a, above: much} ; above must be a number",
                "{contains: a, matches: b} ; must be one test",
                "{of: tool} ; must be one test",
                "{matches: '(?=a)'} ; matches is no expression of RE2",
                "{contain: a} ; must be one test",
                "{contains: a, or: b} ; or is not known",
                "{exists: maybe} ; exists must be true or false",
            })
    void what_makes_no_sense_is_told_when_the_file_is_read(String condition, String message) {
        assertThatThrownBy(() -> policy(condition))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("p.yaml:5: ");
    }

    @Property(tries = 500)
    void an_expression_is_total(@ForAll String text) {
        var policy = policy("{any: [{of: json.a.0, above: 1}, {of: json, matches: x}, {ends_with: q}]}");

        assertThat(policy.screen(REFUND, text).verdicts())
                .allSatisfy(verdict -> assertThat(verdict.failure()).isEmpty());
    }

    @Test
    void every_rule_that_is_asked_is_measured_by_the_clock_that_is_given() {
        var clock = new Ticking();
        var policy = policy("{contains: a}").timedBy(clock);

        assertThat(policy.screen(REFUND, "a").verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.latencyMicros()).isEqualTo(7));
        assertThat(policy.screen(REFUND, "b").verdicts()).isEmpty();
        assertThat(policy.screen(Place.of(Stage.ANSWER), "a").verdicts()).isEmpty();
        assertThat(clock.told).containsExactly("check tool_arguments 7000", "check tool_arguments 7000");
    }

    private static final class Ticking implements RuleClock {
        private final List<String> told = new ArrayList<>();
        private long now;

        @Override
        public long nanos() {
            now += 7_000;
            return now;
        }

        @Override
        public void took(String rule, Stage stage, long nanos) {
            told.add(rule + " " + stage.word() + " " + nanos);
        }
    }

    private static Policy policy(String conditions) {
        return PolicyFile.parse("p.yaml", """
                name: house
                rules:
                  - name: check
                    kind: expression
                    when: [%s]
                    actions: {tool_arguments: reject}
                """.formatted(conditions));
    }
}
