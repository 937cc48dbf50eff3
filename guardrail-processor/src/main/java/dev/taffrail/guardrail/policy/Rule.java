package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One rule of a policy: what it looks for, where, and what is done when it finds it.
///
/// @param actions by stage; at the others the rule is silent
/// @param score how sure the rule is, 0 to 1000
/// @param onError what is done when the rule itself fails
record Rule(String name, Detector detector, Map<Stage, Action> actions, int score, Action onError) {
    /// How many spans a verdict lists; the rest is acted upon as well.
    static final int MAX_SPANS = 64;
    /// The score of what leaves no doubt.
    static final int CERTAIN = 1000;

    Rule {
        actions = Map.copyOf(actions);
    }

    /// What one rule found in one text.
    ///
    /// @param spans all of them
    record Finding(Rule rule, Action action, List<Span> spans) {
        Verdict verdict(Stage stage, String policy, Bytes inputHash) {
            var listed = spans.subList(0, Math.min(spans.size(), MAX_SPANS));
            return new Verdict(stage.word(), rule.name(), policy, rule.score(), listed, action, inputHash, 0, "");
        }
    }

    /// What this rule finds in `text`; empty when it finds nothing or is silent at this stage.
    Optional<Finding> check(Stage stage, NormalText text) {
        Action action = actions.get(stage);
        if (action == null) {
            return Optional.empty();
        }
        var spans = detector.find(text);
        return spans.isEmpty() ? Optional.empty() : Optional.of(new Finding(this, action, spans));
    }

    /// What counts when [#check] failed: the whole text, since nobody knows.
    Finding failed(NormalText text) {
        return new Finding(this, onError, List.of(new Span(0, text.original().length())));
    }
}
