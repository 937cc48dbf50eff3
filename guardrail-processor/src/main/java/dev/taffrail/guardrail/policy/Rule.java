package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One rule of a policy: what it looks for, where, and what is done when it finds it.
///
/// @param actions by stage; at the others the rule is silent
/// @param tools what is done instead where the text is for or from a tool, by its name
/// @param score how sure the rule is, 0 to 1000
/// @param onError what is done when the rule itself fails
/// @param sanitizeBy what stands in the place of what is sanitized, where the detector does not say
record Rule(
        String name,
        Detector detector,
        Map<Stage, Action> actions,
        Map<String, Map<Stage, Action>> tools,
        int score,
        Action onError,
        Treatment sanitizeBy) {
    /// How many spans a verdict lists; the rest is acted upon as well.
    static final int MAX_SPANS = 64;
    /// The score of what leaves no doubt.
    static final int CERTAIN = 1000;

    Rule {
        actions = Map.copyOf(actions);
        tools = Map.copyOf(tools);
    }

    /// What one rule found in one text.
    ///
    /// @param found all of it
    /// @param failure the class of what the rule threw, or that it could not read all of the text; empty when it
    ///     found something
    record Finding(Rule rule, Action action, List<Found> found, long latencyMicros, String failure) {
        Verdict verdict(Place place, String policy, Bytes inputHash) {
            return new Verdict(
                    place.word(), rule.name(), policy, score(), spans(), action, inputHash, latencyMicros, failure);
        }

        /// The same that takes out what it would reject.
        Finding taking() {
            return action == Action.REJECT ? new Finding(rule, Action.SANITIZE, found, latencyMicros, failure) : this;
        }

        private List<Span> spans() {
            return found.stream()
                    .map(Found::span)
                    .distinct()
                    .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                    .limit(MAX_SPANS)
                    .toList();
        }

        private int score() {
            int highest = found.stream().mapToInt(Found::score).max().orElse(Found.AS_THE_RULE);
            return highest == Found.AS_THE_RULE ? rule.score() : highest;
        }
    }

    /// What this rule finds in a text; empty when it finds nothing or is silent at this place. Total, but for the
    /// end of the virtual machine: one that fails, whatever it throws, counts as [#onError], for the whole text,
    /// since nobody knows.
    Optional<Finding> check(Subject subject, RuleClock clock) {
        Action action = action(subject.place());
        if (action == null) {
            return Optional.empty();
        }
        long start = clock.nanos();
        var asked = ask(subject, action);
        long nanos = clock.nanos() - start;
        clock.took(name, subject.place().stage(), nanos);
        return asked.found().isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(this, asked.action(), asked.found(), nanos / 1_000, asked.failure()));
    }

    private record Asked(List<Found> found, Action action, String failure) {}

    private Asked ask(Subject subject, Action action) {
        try {
            var found = detector.find(subject);
            boolean partly = found.stream().anyMatch(Found::isPartlyRead);
            return new Asked(found, action, partly ? Found.PARTLY_READ : "");
        } catch (Throwable failed) {
            return new Asked(Found.everywhere(subject), onError, Failure.of(failed));
        }
    }

    /// Whether it does anything at `stage`, be it for some tools only.
    boolean actsAt(Stage stage) {
        return actions.containsKey(stage) || tools.values().stream().anyMatch(some -> some.containsKey(stage));
    }

    private @Nullable Action action(Place place) {
        Action everywhere = actions.get(place.stage());
        Map<Stage, Action> ofTool = tools.get(place.tool());
        return ofTool == null ? everywhere : ofTool.getOrDefault(place.stage(), everywhere);
    }
}
