package dev.taffrail.agent.run;

import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.RunStatus;
import org.jspecify.annotations.Nullable;

/// A run whose latest leg ended. It can be resumed while this is kept, unless it COMPLETED, was REJECTED, or never
/// began.
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
        return isResumable(head, status);
    }

    boolean hasBegun() {
        return hasBegun(head, status);
    }

    /// Whether a run that ended like this can go on.
    static boolean isResumable(RunHead head, RunStatus status) {
        return switch (status) {
            case COMPLETED, REJECTED -> false;
            case UNKNOWN, QUEUED, RUNNING, PAUSED, BUDGET_EXHAUSTED, CANCELLED, FAILED, TIMED_OUT ->
                hasBegun(head, status);
        };
    }

    /// One that ended while it waited for its session or its slot has its input nowhere, and nobody let it in. The
    /// only other one that ends without a step is one whose budget does not cover the first.
    private static boolean hasBegun(RunHead head, RunStatus status) {
        return head.leg() > 1 || head.step() > 0 || status == RunStatus.BUDGET_EXHAUSTED;
    }

    EndedRun with(RunHead newHead) {
        return new EndedRun(newHead, status, limit, messages, endedAt, timer);
    }

    EndedRun withTimer(long newTimer) {
        return new EndedRun(head, status, limit, messages, endedAt, newTimer);
    }
}
