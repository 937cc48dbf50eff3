package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import java.util.Comparator;
import java.util.List;

/// Takes out of a text what rules with the action SANITIZE found; `[removed: RULE]` stands in its place.
final class Removal {
    private record Part(Span span, String rule) {}

    private Removal() {}

    static String of(String text, List<Rule.Finding> findings) {
        var parts = findings.stream()
                .filter(finding -> finding.action() == Action.SANITIZE)
                .flatMap(finding -> finding.spans().stream()
                        .map(span -> new Part(span, finding.rule().name())))
                .sorted(Comparator.comparingInt((Part part) -> part.span().start())
                        .thenComparing(part -> part.span().end(), Comparator.reverseOrder()))
                .toList();
        var left = new StringBuilder(text.length());
        int done = 0;
        for (Part part : parts) {
            if (part.span().start() >= done) {
                left.append(text, done, part.span().start())
                        .append("[removed: ")
                        .append(part.rule())
                        .append(']');
            }
            done = Math.max(done, part.span().end());
        }
        return left.append(text, done, text.length()).toString();
    }
}
