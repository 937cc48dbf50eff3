package dev.taffrail.schemas.audit;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// One entry of the audit trail.
///
/// @param eventId derived from what caused it, so that an at-least-once writer repeats it under the same id
/// @param type in lower case with dots, such as `run.rejected`, `command.applied`, `call.outcome_unknown`
/// @param time epoch milliseconds of the log's clock
/// @param writer the role: `gate`, `agent`, `sink`, `ingest`
/// @param principal who caused it; empty when nobody did
/// @param detail in words, without any text of users, models or tools
public record AuditEvent(
        String eventId,
        String type,
        long time,
        String writer,
        RunKey run,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        List<Verdict> verdicts) {
    public AuditEvent {
        verdicts = List.copyOf(verdicts);
    }
}
