package dev.taffrail.agent.run;

import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.RunStatus;
import org.jspecify.annotations.Nullable;

/// A run whose latest leg ended. It can be resumed while this is kept, unless it COMPLETED or was REJECTED.
///
/// @param limit what ended the leg, when a limit did
/// @param messages how many the conversation had at the end
/// @param endedAt epoch milliseconds
public record EndedRun(
        RunHead head, RunStatus status, @Nullable LimitHit limit, long messages, long endedAt, long timer)
        implements Entity {

    static EndedRun of(RunHead head, RunOutcome outcome, long messages) {
        return new EndedRun(head, outcome.status(), outcome.limit(), messages, outcome.endedAt(), 0);
    }

    boolean isResumable() {
        return status != RunStatus.COMPLETED && status != RunStatus.REJECTED;
    }

    EndedRun with(RunHead newHead) {
        return new EndedRun(newHead, status, limit, messages, endedAt, timer);
    }

    EndedRun withTimer(long newTimer) {
        return new EndedRun(head, status, limit, messages, endedAt, newTimer);
    }
}
