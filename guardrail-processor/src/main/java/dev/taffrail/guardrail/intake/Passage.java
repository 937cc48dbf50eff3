package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gate makes of one record. While agents and policies stay the same, equal records at equal places make equal
/// passages but for how long rules took; whatever a repetition makes, the place that it carries tells it is one.
///
/// @param entry at most one, so that a source's offsets tell its repetitions
/// @param counted what metrics count the record as
/// @param reason why it was refused or quarantined, in one word; else empty
/// @param verdicts what the policy found in its texts
public record Passage(
        @Nullable Entry entry,
        @Nullable DeadLetter deadLetter,
        List<AuditEvent> audits,
        Counted counted,
        String reason,
        List<Verdict> verdicts) {

    /// How a record is counted.
    public enum Counted {
        ADMITTED,
        REFUSED,
        PASSED,
        QUARANTINED
    }

    public Passage {
        audits = List.copyOf(audits);
        verdicts = List.copyOf(verdicts);
    }
}
