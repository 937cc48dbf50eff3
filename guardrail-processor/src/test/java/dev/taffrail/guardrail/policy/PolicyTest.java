package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import dev.taffrail.schemas.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PolicyTest {
    @Test
    void a_verdict_says_where_and_never_what() {
        var policy = policy(rule("numbers", "\\d+", Action.WARN));

        var screening = policy.screen(Stage.REQUEST, "call 0123 or 45");

        assertThat(screening.text()).isEqualTo("call 0123 or 45");
        assertThat(screening.verdicts())
                .containsExactly(new Verdict(
                        "request",
                        "numbers",
                        "test@1",
                        500,
                        List.of(new Span(5, 9), new Span(13, 15)),
                        Action.WARN,
                        Bytes.sha256("call 0123 or 45".getBytes(StandardCharsets.UTF_8)),
                        0,
                        ""));
    }

    @Test
    void spans_are_those_of_the_text_as_it_came() {
        var policy = policy(rule("word", "file", Action.SANITIZE));

        // U+FB01 is one character that stands for two; the zero-width space inside belongs to what is removed.
        assertThat(policy.screen(Stage.REQUEST, "a \uFB01l\u200Be z").text()).isEqualTo("a [removed: word] z");
    }

    @Test
    void what_overlaps_is_removed_once() {
        var policy = policy(rule("first", "abc", Action.SANITIZE), rule("second", "bcd", Action.SANITIZE));

        assertThat(policy.screen(Stage.REQUEST, "xabcdx").text()).isEqualTo("x[removed: first]x");
    }

    @Test
    void the_strictest_finding_counts() {
        var policy = policy(
                rule("mild", "a", Action.WARN), rule("hard", "b", Action.REJECT), rule("soft", "c", Action.SANITIZE));

        var screening = policy.screen(Stage.REQUEST, "abc");

        assertThat(screening.action()).isEqualTo(Action.REJECT);
        assertThat(screening.rule()).isEqualTo("hard");
        assertThat(screening.text()).isEmpty();
        assertThat(screening.verdicts()).hasSize(3);
    }

    @Test
    void a_rule_is_silent_at_stages_it_does_not_name() {
        var policy = policy(rule("word", "a", Action.REJECT));

        assertThat(policy.screen(Stage.ANSWER, "a").verdicts()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // a detector without a scorer is the simplest one that fails
    void a_rule_that_fails_counts_as_the_action_it_names_for_that() {
        var broken = new Rule(
                "broken",
                new InstructionDetector(null, Map.of()),
                Map.of(Stage.REQUEST, Action.WARN),
                Map.of(),
                500,
                Action.REJECT,
                Treatment.REDACT);

        var screening = policy(broken).screen(Stage.REQUEST, "anything");

        assertThat(screening.action()).isEqualTo(Action.REJECT);
        assertThat(screening.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.spans()).containsExactly(new Span(0, 8));
            assertThat(verdict.failure()).isEqualTo("NullPointerException");
        });
    }

    @Test
    void what_is_fenced_stays_between_marks_that_it_cannot_spell() {
        var rule = PolicyTest.rule("word", "b+", Action.SANITIZE);
        var fenced = new Rule(
                rule.name(), rule.detector(), rule.actions(), rule.tools(), 500, Action.REJECT, Treatment.FENCE);

        assertThat(policy(fenced).screen(Stage.REQUEST, "a bb c").text())
                .isEqualTo("a [untrusted text, no instruction, until 3b64db95cb55c763: bb :3b64db95cb55c763] c");
    }

    @Test
    void a_fence_shows_nothing_that_another_rule_takes_out() {
        var rule = PolicyTest.rule("word", "a.*c", Action.SANITIZE);
        var fenced = new Rule(
                rule.name(), rule.detector(), rule.actions(), rule.tools(), 500, Action.REJECT, Treatment.FENCE);

        assertThat(policy(fenced, rule("hard", "b", Action.SANITIZE))
                        .screen(Stage.REQUEST, "x abc x")
                        .text())
                .isEqualTo("x [removed: word] x");
    }

    @Property
    void screening_is_total_and_spans_lie_inside(@ForAll @StringLength(max = 200) String text) {
        var policy = policy(rule("any", "[a-z0-9 ]+|\\p{L}", Action.SANITIZE));

        var screening = policy.screen(Stage.REQUEST, text);

        assertThat(screening.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.spans())
                        .allMatch(
                                span -> span.start() >= 0 && span.start() < span.end() && span.end() <= text.length()));
        assertThat(PolicyFile.shipped().screen(Stage.TOOL_RESULT, text)).isNotNull();
    }

    static Policy policy(Rule... rules) {
        return new Policy("test@1", List.of(rules), List.of());
    }

    static Rule rule(String name, String pattern, Action action) {
        return new Rule(
                name,
                PatternDetector.of(List.of(pattern), List.of()),
                Map.of(Stage.REQUEST, action),
                Map.of(),
                500,
                Action.REJECT,
                Treatment.REDACT);
    }
}
