package dev.taffrail.schemas.request;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Text;

/// Tells a run to do something. `commandId` makes it idempotent: the same id twice acts once, as long as fewer than 32
/// other commands to the run came between.
///
/// @param runId the run; with an empty `session` the session is the run's own
/// @param reason why, for the audit trail
/// @param text the message of MESSAGE
/// @param add what RESUME and ADD_BUDGET add to the limits; 0 adds nothing
/// @param checkpoint for RESUME of an ended run: the step to go on from, 0 for the last
public record RunCommand(
        String commandId,
        String tenant,
        String session,
        String runId,
        CommandKind kind,
        @DataClass(DataClass.Level.PERSONAL) String reason,
        @DataClass(DataClass.Level.PERSONAL) Text text,
        Limits add,
        int checkpoint,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        String traceparent) {}
