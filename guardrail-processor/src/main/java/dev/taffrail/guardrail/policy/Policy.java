package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/// The rules that every untrusted text passes. Immutable; equal files are equal policies.
///
/// @param version `name@hash`, the hash over the text of the file
public record Policy(String version, List<Rule> rules) {
    /// The rule that stands in the place of those of a policy that nobody knows.
    public static final String UNKNOWN = "policy-unknown";

    public Policy {
        rules = List.copyOf(rules);
    }

    /// Rejects every text: what holds in the place of a policy that cannot be had.
    ///
    /// @param version what was asked for
    public static Policy closed(String version) {
        var everywhere = new EnumMap<Stage, Action>(Stage.class);
        for (Stage stage : Stage.values()) {
            everywhere.put(stage, Action.REJECT);
        }
        var rule = new Rule(UNKNOWN, new AnyTextDetector(), everywhere, Rule.CERTAIN, Action.REJECT);
        return new Policy(version, List.of(rule));
    }

    /// How many rules it has.
    public int size() {
        return rules.size();
    }

    /// As the file gives it.
    public String name() {
        int at = version.indexOf('@');
        return at < 0 ? version : version.substring(0, at);
    }

    /// What the rules make of `text`, which came in at `stage`. Total: a rule that fails counts as the action
    /// it names for that.
    public Screening screen(Stage stage, String text) {
        if (text.isEmpty()) {
            return Screening.allowed(text);
        }
        var normal = NormalText.of(text);
        var findings = rules.stream()
                .flatMap(rule -> check(rule, stage, normal).stream())
                .toList();
        return findings.isEmpty() ? Screening.allowed(text) : act(stage, text, findings);
    }

    private static List<Rule.Finding> check(Rule rule, Stage stage, NormalText text) {
        try {
            return rule.check(stage, text).stream().toList();
        } catch (RuntimeException | StackOverflowError _) {
            return List.of(rule.failed(text));
        }
    }

    private Screening act(Stage stage, String text, List<Rule.Finding> findings) {
        var hash = Bytes.sha256(text.getBytes(StandardCharsets.UTF_8));
        var verdicts = new ArrayList<Verdict>();
        findings.forEach(finding -> verdicts.add(finding.verdict(stage, version, hash)));
        // The first of the strictest, so that the order of the file decides what is shown.
        var strictest = findings.stream()
                .sorted(Comparator.comparing(Rule.Finding::action).reversed())
                .findFirst()
                .orElseThrow();
        String left = switch (strictest.action()) {
            case ALLOW, WARN -> text;
            case SANITIZE -> Removal.of(text, findings);
            case REJECT -> "";
        };
        return new Screening(strictest.action(), strictest.rule().name(), left, verdicts);
    }
}
