package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.Span;
import dev.taffrail.schemas.verdict.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes out of a text what rules with the action SANITIZE found, each place in the way its rule says. A JSON document
/// stays one, unless all of it goes or it is cut.
final class Removal {
    private Removal() {}

    static String of(Subject subject, List<Rule.Finding> findings, InPlace inPlace) {
        String text = subject.original();
        var sanitized = findings.stream()
                .filter(finding -> finding.action() == Action.SANITIZE)
                .toList();
        var parts = parts(sanitized);
        var apart = apart(parts);
        return isForDocument(subject, sanitized, apart)
                ? new JsonRemoval(text, inPlace).without(subject.tokens(), parts)
                : replaced(text, apart, inPlace);
    }

    private static boolean isForDocument(Subject subject, List<Rule.Finding> findings, List<Part> parts) {
        return subject.isStructured()
                && findings.stream().noneMatch(finding -> finding.rule().detector() instanceof LengthDetector)
                && parts.stream()
                        .noneMatch(part ->
                                part.span().length() == subject.original().length());
    }

    private static List<Part> parts(List<Rule.Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.found().stream().map(found -> part(finding.rule(), found)))
                .filter(part -> part.span().length() > 0)
                .sorted(Comparator.comparingInt(Part::start).thenComparing(Part::end, Comparator.reverseOrder()))
                .toList();
    }

    private static Part part(Rule rule, Found found) {
        var span = new Span(found.span().start(), found.span().end());
        String label = found.label().isEmpty() ? rule.name() : found.label();
        Treatment own = found.treatment();
        return new Part(span, label, own == null ? rule.sanitizeBy() : own, own != null);
    }

    /// What overlaps becomes one, with the label of what comes first: no part of one finding stays because another
    /// one showed it.
    static List<Part> apart(List<Part> sorted) {
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
