package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The gate's audit events. Their ids come from the record's place in the log, so that a repetition has the same.
final class Trail {
    static final String WRITER = "gate";
    static final RunKey NOBODY = new RunKey("", "", "");

    private Trail() {}

    static AuditEvent refused(Arrival arrival, RunKey run, String principal, String detail, List<Verdict> verdicts) {
        return event(arrival, "request.refused", run, principal, detail, verdicts);
    }

    static AuditEvent deadLettered(Arrival arrival, RunKey run, DeadLetter letter) {
        return event(
                arrival,
                "record.dead_lettered",
                run,
                "",
                arrival.address() + " " + letter.reason().word() + ": " + letter.detail(),
                List.of());
    }

    /// One event when a rule did more than to warn, one when a rule failed.
    static List<AuditEvent> verdicts(Arrival arrival, RunKey run, String principal, List<Verdict> verdicts) {
        var events = new ArrayList<AuditEvent>(acted(arrival, run, principal, verdicts));
        events.addAll(failed(arrival, run, verdicts));
        return events;
    }

    /// One event when rules failed; none else.
    static List<AuditEvent> failed(Arrival arrival, RunKey run, List<Verdict> verdicts) {
        var failed = verdicts.stream()
                .filter(verdict -> !verdict.failure().isEmpty())
                .toList();
        if (failed.isEmpty()) {
            return List.of();
        }
        String detail = failed.stream()
                .map(verdict -> verdict.rule() + " failed with " + verdict.failure())
                .distinct()
                .collect(Collectors.joining(", "));
        return List.of(event(arrival, "guardrail.rule_failed", run, "", detail, failed));
    }

    private static List<AuditEvent> acted(Arrival arrival, RunKey run, String principal, List<Verdict> verdicts) {
        var acted = verdicts.stream()
                .filter(verdict -> verdict.action().compareTo(Action.SANITIZE) >= 0)
                .toList();
        if (acted.isEmpty()) {
            return List.of();
        }
        boolean rejected = acted.stream().anyMatch(verdict -> verdict.action() == Action.REJECT);
        String type = rejected ? "guardrail.rejected" : "guardrail.sanitized";
        String rules =
                String.join(", ", acted.stream().map(Verdict::rule).distinct().toList());
        return List.of(event(arrival, type, run, principal, "found by " + rules, acted));
    }

    private static AuditEvent event(
            Arrival arrival, String type, RunKey run, String principal, String detail, List<Verdict> verdicts) {
        var source = arrival.source();
        String id = WRITER + ":" + source.topicId() + ":" + source.partition() + ":" + source.offset() + ":" + type;
        return new AuditEvent(id, type, arrival.time(), WRITER, run, principal, detail, Listed.inTheAudit(verdicts));
    }
}
