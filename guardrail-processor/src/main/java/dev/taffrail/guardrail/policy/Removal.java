package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.Span;
import dev.taffrail.schemas.verdict.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes out of a text what rules with the action SANITIZE found, each place in the way its rule says. A JSON document
/// stays one, unless it is cut.
final class Removal {
    private Removal() {}

    static String of(Subject subject, List<Rule.Finding> findings, InPlace inPlace) {
        String text = subject.original();
        var sanitized = findings.stream()
                .filter(finding -> finding.action() == Action.SANITIZE)
                .toList();
        var parts = apart(parts(subject, sanitized));
        boolean document = subject.isStructured() && sanitized.stream().noneMatch(Removal::cuts);
        return document
                ? new JsonRemoval(text, inPlace).without(subject.tokens(), parts)
                : replaced(text, parts, inPlace);
    }

    private static boolean cuts(Rule.Finding finding) {
        return finding.rule().detector() instanceof LengthDetector;
    }

    private static List<Part> parts(Subject subject, List<Rule.Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.found().stream().map(found -> part(subject, finding.rule(), found)))
                .sorted(Comparator.comparingInt(Part::start).thenComparing(Part::end, Comparator.reverseOrder()))
                .toList();
    }

    /// What stands nowhere in particular stands everywhere.
    private static Part part(Subject subject, Rule rule, Found found) {
        var span = found.span().start() < found.span().end()
                ? new Span(found.span().start(), found.span().end())
                : new Span(0, subject.original().length());
        String label = found.label().isEmpty() ? rule.name() : found.label();
        Treatment own = found.treatment();
        return new Part(span, label, own == null ? rule.sanitizeBy() : own);
    }

    /// What overlaps becomes one, with the label of what comes first: no part of one finding stays because another
    /// one showed it.
    private static List<Part> apart(List<Part> sorted) {
        var apart = new ArrayList<Part>();
        for (Part part : sorted) {
            Part last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || part.start() >= last.end()) {
                apart.add(part);
            } else if (!part.equals(last)) {
                Part both = last.in(last.start(), Math.max(last.end(), part.end()));
                apart.set(apart.size() - 1, both.redacted());
            }
        }
        return apart;
    }

    private static String replaced(String text, List<Part> parts, InPlace inPlace) {
        var left = new StringBuilder(text.length());
        int done = 0;
        for (Part part : parts) {
            left.append(text, done, part.start()).append(inPlace.of(text, part));
            done = part.end();
        }
        return left.append(text, done, text.length()).toString();
    }
}
