package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.redaction.Redaction;
import dev.taffrail.guardrail.rule.Rates;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.policy.FlowRule;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The rules that every untrusted text passes. Immutable.
///
/// @param version `name@hash`, the hash over the text of the file
/// @param flows what the run machine stops after untrusted content
/// @param rates how many runs may be asked for
/// @param concurrency how many runs the run machine lets be at work
/// @param clock measures the rules, for verdicts and metrics
/// @param inPlace what stands in the place of what is taken out
public record Policy(
        String version,
        List<Rule> rules,
        List<FlowRule> flows,
        Rates rates,
        Concurrency concurrency,
        RuleClock clock,
        InPlace inPlace) {
    /// The rule that stands in the place of those of a policy that nobody knows.
    public static final String UNKNOWN = "policy-unknown";

    public Policy {
        rules = List.copyOf(rules);
        flows = List.copyOf(flows);
    }

    /// Without latencies.
    Policy(String version, List<Rule> rules, List<FlowRule> flows) {
        this(version, rules, flows, Rates.NONE, Concurrency.NONE, RuleClock.STOPPED, new InPlace(Optional.empty()));
    }

    /// Rejects every text: what holds in the place of a policy that cannot be had.
    ///
    /// @param version what was asked for
    public static Policy closed(String version) {
        var everywhere = new EnumMap<Stage, Action>(Stage.class);
        for (Stage stage : Stage.values()) {
            everywhere.put(stage, Action.REJECT);
        }
        var rule = new Rule(
                UNKNOWN, new AnyTextDetector(), everywhere, Map.of(), Rule.CERTAIN, Action.REJECT, Treatment.REDACT);
        return new Policy(version, List.of(rule), List.of(FlowReader.USUAL));
    }

    /// How many rules it has.
    public int size() {
        return rules.size();
    }

    /// Above which score, 0 to 1, its rules count a text at `stage` as an instruction that it has no right to give;
    /// empty when none of them looks for one there.
    public OptionalDouble injectionThreshold(Stage stage) {
        return rules.stream()
                .filter(rule -> rule.actsAt(stage))
                .map(Rule::detector)
                .filter(InstructionDetector.class::isInstance)
                .mapToDouble(detector -> ((InstructionDetector) detector).threshold(stage))
                .min();
    }

    /// As the file gives it.
    public String name() {
        int at = version.indexOf('@');
        return at < 0 ? version : version.substring(0, at);
    }

    /// The same policy that measures what its rules take.
    public Policy timedBy(RuleClock measuring) {
        return new Policy(version, rules, flows, rates, concurrency, measuring, inPlace);
    }

    /// The same policy that can make hashes.
    public Policy hashingBy(Redaction redaction) {
        return new Policy(version, rules, flows, rates, concurrency, clock, new InPlace(Optional.of(redaction)));
    }

    /// What tells `value` from others and does not show it, `[LABEL:hash]`; empty where the gate has no key.
    public Optional<String> hashed(String label, String value) {
        return inPlace.hashed(label, value);
    }

    Policy limitedTo(Rates allowed, Concurrency atWork) {
        return new Policy(version, rules, flows, allowed, atWork, clock, inPlace);
    }

    /// What the rules make of `text`, where no tool is concerned.
    public Screening screen(Stage stage, String text) {
        return screen(Place.of(stage), text);
    }

    /// What the rules make of `text`, which came in at `place`. Total: a rule that fails counts as the action it
    /// names for that.
    public Screening screen(Place place, String text) {
        if (text.isEmpty()) {
            return Screening.allowed(text);
        }
        var subject = new Subject(place, text);
        var findings = rules.stream()
                .flatMap(rule -> rule.check(subject, clock).stream())
                .toList();
        return findings.isEmpty() ? Screening.allowed(text) : act(subject, findings);
    }

    /// What the rules leave of a value that stands beside the texts of a record and is shown like them: who asked,
    /// a reason, what went wrong. Rules that find by form are asked; what one of them finds is taken out, also
    /// where it would reject a text, so that an error stays an error and a cancellation a cancellation. Total, as
    /// [#screen] is.
    public Screening scrub(Place place, String value) {
        if (value.isEmpty()) {
            return Screening.allowed(value);
        }
        var subject = new Subject(place, value);
        var findings = new ArrayList<Rule.Finding>();
        for (Rule rule : rules) {
            if (rule.detector().findsByForm()) {
                rule.check(subject, clock).ifPresent(finding -> findings.add(finding.taking()));
            }
        }
        return findings.isEmpty() ? Screening.allowed(value) : act(subject, findings);
    }

    private Screening act(Subject subject, List<Rule.Finding> findings) {
        String text = subject.original();
        var hash = Bytes.sha256(text.getBytes(StandardCharsets.UTF_8));
        var verdicts = new ArrayList<Verdict>();
        findings.forEach(finding -> verdicts.add(finding.verdict(subject.place(), version, hash)));
        // The first of the strictest, so that the order of the file decides what is shown.
        var strictest = findings.stream()
                .sorted(Comparator.comparing(Rule.Finding::action).reversed())
                .findFirst()
                .orElseThrow();
        String left = switch (strictest.action()) {
            case ALLOW, WARN -> text;
            case SANITIZE -> Removal.of(subject, findings, inPlace);
            case REJECT -> "";
        };
        return new Screening(strictest.action(), strictest.rule().name(), left, verdicts);
    }
}
