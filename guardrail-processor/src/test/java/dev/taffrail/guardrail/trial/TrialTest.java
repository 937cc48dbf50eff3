package dev.taffrail.guardrail.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Policy OLD = policy("""
              - {name: heron, kind: pattern, patterns: [heron], actions: {request: warn}}
              - {name: gull, kind: pattern, patterns: [gull], actions: {request: warn}}
            """);
    private static final Policy NEW = policy("""
              - {name: heron, kind: pattern, patterns: [heron], actions: {request: reject}}
              - {name: tern, kind: pattern, patterns: [tern], actions: {request: sanitize}}
            """);

    @Test
    void says_per_rule_what_would_change_and_where() {
        var report = trial("a heron", "a gull", "a tern", "a ship");

        assertThat(report.texts()).isEqualTo(4);
        assertThat(report.bounds()).isZero();
        assertThat(report.rules().keySet()).containsExactly("gull", "heron", "tern");
        assertThat(report.rules().get("heron"))
                .isEqualTo(new Trial.OfRule(
                        1,
                        1,
                        0,
                        0,
                        1,
                        0,
                        List.of(new Trial.Example(
                                "1", "request", Action.WARN, Action.REJECT, 1000, List.of(new Span(2, 7))))));
        assertThat(report.rules().get("gull")).satisfies(gull -> {
            assertThat(gull.gone()).isEqualTo(1);
            assertThat(gull.after()).isZero();
        });
        assertThat(report.rules().get("tern"))
                .satisfies(tern -> assertThat(tern.added()).isEqualTo(1));
    }

    @Test
    void counts_the_outcomes_of_whole_texts() {
        assertThat(trial("a heron and a gull", "a ship", "a boat").outcomes())
                .containsEntry(new Trial.Outcome(Action.WARN, Action.REJECT), 1)
                .containsEntry(new Trial.Outcome(Action.ALLOW, Action.ALLOW), 2)
                .hasSize(2);
    }

    @Test
    void keeps_some_examples_and_never_a_text() {
        var texts = new String[20];
        Arrays.fill(texts, "a heron");

        var report = trial(texts);

        assertThat(report.rules().get("heron")).satisfies(heron -> {
            assertThat(heron.changed()).isEqualTo(20);
            assertThat(heron.examples()).hasSize(Trial.EXAMPLES);
        });
        assertThat(report.toString()).doesNotContain("a heron");
    }

    @Test
    void what_was_taken_out_of_a_text_is_not_said_to_be_gone() {
        var trial = new Trial(NEW);
        var place = Place.of(Stage.REQUEST);
        trial.take(new ScreenedText("1", place, "", OLD.screen(place, "a heron").verdicts(), false));
        trial.take(new ScreenedText(
                "2",
                place,
                "a [removed] and a tern",
                OLD.screen(place, "a gull").verdicts(),
                false));

        var report = trial.report();

        assertThat(report.bounds()).isEqualTo(2);
        assertThat(report.rules().get("heron")).isEqualTo(new Trial.OfRule(1, 0, 0, 0, 0, 1, List.of()));
        assertThat(report.rules().get("gull")).isEqualTo(new Trial.OfRule(1, 0, 0, 0, 0, 1, List.of()));
        assertThat(report.rules().get("tern"))
                .satisfies(tern -> assertThat(tern.added()).isEqualTo(1));
        assertThat(report.outcomes()).containsOnly(Map.entry(new Trial.Outcome(Action.WARN, Action.SANITIZE), 1));
        assertThat(report.unknown()).isEqualTo(1);
    }

    private static Trial.Report trial(String... texts) {
        var trial = new Trial(NEW);
        var place = Place.of(Stage.REQUEST);
        for (int i = 0; i < texts.length; i++) {
            trial.take(new ScreenedText(
                    Integer.toString(i + 1),
                    place,
                    texts[i],
                    OLD.screen(place, texts[i]).verdicts(),
                    true));
        }
        return trial.report();
    }

    private static Policy policy(String rules) {
        return PolicyFile.parse("p.yaml", "name: house\nrules:\n" + rules);
    }
}
