package dev.taffrail.cli.policies;

import dev.taffrail.cli.terminal.Style;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.guardrail.trial.Trial;
import dev.taffrail.schemas.verdict.Action;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A trial as it is shown.
record TrialView(String policy, String against, Trial.Report report) {
    private static final int SHOWN = 3;

    ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("policy", policy)
                .put("against", against)
                .put("texts", report.texts())
                .put("bounds", report.bounds())
                .put("unknown", report.unknown());
        var rules = json.putArray("rules");
        report.rules().forEach((name, rule) -> {
            var one = rules.addObject()
                    .put("rule", name)
                    .put("before", rule.before())
                    .put("after", rule.after())
                    .put("added", rule.added())
                    .put("gone", rule.gone())
                    .put("changed", rule.changed())
                    .put("unknown", rule.unknown());
            var examples = one.putArray("examples");
            rule.examples().forEach(example -> {
                var shown = examples.addObject()
                        .put("at", example.address())
                        .put("source", example.source())
                        .put("before", word(example.before()))
                        .put("after", word(example.after()))
                        .put("score", example.score());
                var spans = shown.putArray("spans");
                example.spans()
                        .forEach(span ->
                                spans.addObject().put("start", span.start()).put("end", span.end()));
            });
        });
        var outcomes = json.putArray("outcomes");
        report.outcomes()
                .forEach((outcome, texts) -> outcomes.addObject()
                        .put("before", word(outcome.before()))
                        .put("after", word(outcome.after()))
                        .put("texts", texts));
        return json;
    }

    String forPeople(Style style) {
        var rules = new Table("RULE", ">BEFORE", ">AFTER", ">ADDED", ">GONE", ">CHANGED", ">UNKNOWN", "WHERE");
        report.rules()
                .forEach((name, rule) -> rules.row(
                        name,
                        rule.before(),
                        rule.after(),
                        rule.added(),
                        rule.gone(),
                        rule.changed(),
                        rule.unknown(),
                        rule.examples().stream()
                                .limit(SHOWN)
                                .map(Trial.Example::address)
                                .collect(Collectors.joining(" "))));
        var outcomes = new Table("WAS", "WOULD BE", ">TEXTS");
        report.outcomes()
                .forEach((outcome, texts) -> outcomes.row(word(outcome.before()), word(outcome.after()), texts));
        if (report.unknown() > 0) {
            outcomes.row("changed then", "unknown", report.unknown());
        }
        return "%d texts, of which %d are not recorded as they were sent: of these is known what is found at least%n"
                        .formatted(report.texts(), report.bounds())
                + (rules.isEmpty() ? "no rule finds anything" : String.join("\n", rules.lines(style)))
                + "\n\n"
                + String.join("\n", outcomes.lines(style));
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
