package dev.taffrail.guardrail.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedTextsTest {
    private static final Policy POLICY = PolicyFile.parse("p.yaml", """
            name: house
            rules:
              - {name: gull, kind: pattern, patterns: [gull], actions: {tool_arguments: warn, request: warn}}
              - {name: tern, kind: pattern, patterns: [tern], actions: {tool_arguments: sanitize}}
            """);
    private static final Source SOURCE = new Source("id", 0, 7);

    @Test
    void each_of_several_calls_of_one_tool_has_its_own_verdicts() {
        var event = returned(
                List.of("{\"a\": \"a gull\"}", "{\"a\": \"a tern\"}"),
                List.of("{\"a\": \"a gull\"}", "{\"a\": \"a [removed: tern]\"}"));

        var texts = RecordedTexts.of("0@7", event).stream()
                .filter(text -> text.place().stage() == Stage.TOOL_ARGUMENTS)
                .toList();

        assertThat(texts)
                .satisfiesExactly(
                        gull -> {
                            assertThat(rules(gull)).containsExactly("gull");
                            assertThat(gull.exact()).isTrue();
                        },
                        tern -> {
                            assertThat(rules(tern)).containsExactly("tern");
                            assertThat(tern.exact()).isFalse();
                        });
    }

    @Test
    void a_tool_whose_name_is_none_has_the_place_that_the_gate_gave_it() {
        var verdicts = POLICY.screen(Place.ofTool(Stage.TOOL_ARGUMENTS, "no name"), "a gull")
                .verdicts();

        assertThat(RecordedTexts.of("0@7", returned("no name", List.of("a gull"), verdicts)))
                .last()
                .satisfies(text -> assertThat(rules(text)).containsExactly("gull"));
    }

    @Test
    void arguments_that_were_rejected_are_unknown_and_so_is_the_answer_beside_them() {
        var strict = PolicyFile.parse("p.yaml", """
                name: house
                rules:
                  - {name: gull, kind: pattern, patterns: [gull], actions: {tool_arguments: reject}}
                """);
        var verdicts = new ArrayList<Verdict>();
        for (String arguments : List.of("a gull", "another gull")) {
            verdicts.addAll(strict.screen(Place.ofTool(Stage.TOOL_ARGUMENTS, "mail"), arguments)
                    .verdicts());
        }

        var texts = RecordedTexts.of("0@7", returned("mail", List.of(), verdicts));

        assertThat(texts).hasSize(3).allSatisfy(text -> assertThat(text.exact()).isFalse());
        assertThat(texts.getFirst().place().stage()).isEqualTo(Stage.ANSWER);
        assertThat(texts.subList(1, 3)).allSatisfy(text -> {
            assertThat(text.place().word()).isEqualTo("tool_arguments:mail");
            assertThat(rules(text)).containsExactly("gull");
        });
        var trial = new Trial(strict);
        texts.forEach(trial::take);
        assertThat(trial.report().rules().get("gull")).satisfies(rule -> {
            assertThat(rule.before()).isEqualTo(2);
            assertThat(rule.unknown()).isEqualTo(2);
            assertThat(rule.gone()).isZero();
        });
    }

    @Test
    void a_request_that_was_refused_before_it_was_screened_is_no_text() {
        var screened = POLICY.screen(Stage.REQUEST, "a gull").verdicts();
        var label = POLICY.screen(Place.of(Stage.REQUEST).field("labels.value"), "a gull")
                .verdicts();

        assertThat(RecordedTexts.of("0@7", refused(label))).isEmpty();
        assertThat(RecordedTexts.of("0@7", refused(screened)))
                .singleElement()
                .satisfies(text -> assertThat(text.exact()).isFalse());
    }

    private static List<String> rules(ScreenedText text) {
        return text.verdicts().stream().map(Verdict::rule).toList();
    }

    private static ModelReturned returned(List<String> asked, List<String> recorded) {
        var verdicts = asked.stream()
                .flatMap(arguments ->
                        POLICY.screen(Place.ofTool(Stage.TOOL_ARGUMENTS, "mail"), arguments).verdicts().stream())
                .toList();
        return returned("mail", recorded, verdicts);
    }

    private static ModelReturned returned(String tool, List<String> recorded, List<Verdict> verdicts) {
        var requests = recorded.stream()
                .map(arguments ->
                        new ToolRequest("1", tool, Text.of(arguments, Origin.MODEL), ArgumentProblem.NONE, ""))
                .toList();
        var head = new ResultHead(new RunKey("default", "s1", "r1"), "r1:1.1.0", 1, 7, 3, "i1", "", "");
        var result = new ModelResult(
                head, ModelStatus.ANSWERED, List.of(), Text.EMPTY, requests, FinishReason.TOOL_CALLS, 0, "", 0, 0);
        return new ModelReturned(SOURCE, "", result, verdicts);
    }

    private static RunRefused refused(List<Verdict> verdicts) {
        return new RunRefused(
                SOURCE,
                new RunKey("default", "s1", "r1"),
                "",
                Reason.LIMIT_REACHED,
                "",
                Text.EMPTY,
                List.of(),
                "",
                "",
                verdicts);
    }
}
