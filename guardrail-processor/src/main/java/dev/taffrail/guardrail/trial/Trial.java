package dev.taffrail.guardrail.trial;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Screens texts again by another policy, and keeps what changes: counts, and places, never a text. For one thread.
public final class Trial {
    /// Examples that are kept of each rule.
    static final int EXAMPLES = 10;

    /// What one rule did to a text and would do.
    ///
    /// @param before what was done; ALLOW when it found nothing
    /// @param spans what it would find; what it found when it would find nothing
    public record Example(String address, String source, Action before, Action after, int score, List<Span> spans) {
        public Example {
            spans = List.copyOf(spans);
        }
    }

    /// What would change about one rule.
    ///
    /// @param before texts that it found something in
    /// @param after texts that it would find something in
    /// @param added texts of these that it had found nothing in
    /// @param gone texts that it would not find anything in any more
    /// @param changed texts with another action of this rule, added and gone included
    /// @param unknown texts that it found something in, that are not recorded as they were, and that it finds
    ///     nothing in any more: what it found may just have been taken out then. They are not among the gone
    /// @param examples of the changed ones, the first of them
    public record OfRule(
            int before, int after, int added, int gone, int changed, int unknown, List<Example> examples) {}

    /// @param texts that were screened again
    /// @param bounds of these, whose original is not recorded: more may be found in it
    /// @param rules by name
    /// @param outcomes how many texts had one action and would have another, or the same
    /// @param unknown texts among the bounds of which no rule would do more than was done: they are in no outcome
    public record Report(
            int texts, int bounds, Map<String, OfRule> rules, Map<Outcome, Integer> outcomes, int unknown) {}

    /// The strictest action of all rules, then and now.
    public record Outcome(Action before, Action after) implements Comparable<Outcome> {
        @Override
        public int compareTo(Outcome other) {
            return before == other.before ? after.compareTo(other.after) : before.compareTo(other.before);
        }
    }

    private static final class Count {
        private int before;
        private int after;
        private int added;
        private int gone;
        private int changed;
        private int unknown;
        private final List<Example> examples = new ArrayList<>();
    }

    private final Policy policy;
    private final SequencedMap<String, Count> counts = new LinkedHashMap<>();
    private final Map<Outcome, Integer> outcomes = new TreeMap<>();
    private int texts;
    private int bounds;
    private int unknown;

    /// @param policy what is tried
    public Trial(Policy policy) {
        this.policy = policy;
    }

    public void take(ScreenedText text) {
        texts++;
        bounds += text.exact() ? 0 : 1;
        var screening = policy.screen(text.place(), text.text());
        var before = byRule(text.verdicts());
        var after = byRule(screening.verdicts());
        var rules = new TreeSet<>(before.keySet());
        rules.addAll(after.keySet());
        for (String rule : rules) {
            count(rule, text, before.get(rule), after.get(rule));
        }
        var outcome = new Outcome(strictest(text.verdicts()), strictest(screening.verdicts()));
        if (text.exact() || outcome.after().compareTo(outcome.before()) > 0) {
            outcomes.merge(outcome, 1, Integer::sum);
        } else {
            unknown++;
        }
    }

    public Report report() {
        var rules = new TreeMap<String, OfRule>();
        counts.forEach((rule, count) -> rules.put(
                rule,
                new OfRule(
                        count.before,
                        count.after,
                        count.added,
                        count.gone,
                        count.changed,
                        count.unknown,
                        List.copyOf(count.examples))));
        return new Report(texts, bounds, rules, new TreeMap<>(outcomes), unknown);
    }

    private void count(String rule, ScreenedText text, @Nullable Verdict before, @Nullable Verdict after) {
        var count = counts.computeIfAbsent(rule, _ -> new Count());
        count.before += before == null ? 0 : 1;
        if (after == null && !text.exact()) {
            count.unknown++;
            return;
        }
        count.after += after == null ? 0 : 1;
        count.added += before == null ? 1 : 0;
        count.gone += after == null ? 1 : 0;
        Action was = before == null ? Action.ALLOW : before.action();
        Action is = after == null ? Action.ALLOW : after.action();
        if (before == null || after == null || was != is) {
            count.changed++;
            Verdict shown = after == null ? before : after;
            if (shown != null && count.examples.size() < EXAMPLES) {
                count.examples.add(new Example(
                        text.address(), text.place().word(), was, is, shown.scorePerMille(), shown.spans()));
            }
        }
    }

    /// The strictest of each rule.
    private static Map<String, Verdict> byRule(List<Verdict> verdicts) {
        var byRule = new TreeMap<String, Verdict>();
        for (Verdict verdict : verdicts) {
            byRule.merge(
                    verdict.rule(), verdict, (one, other) -> one.action().compareTo(other.action()) >= 0 ? one : other);
        }
        return byRule;
    }

    private static Action strictest(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::action).max(Action::compareTo).orElse(Action.ALLOW);
    }
}
