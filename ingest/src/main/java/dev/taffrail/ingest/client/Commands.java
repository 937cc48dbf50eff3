package dev.taffrail.ingest.client;

import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;

/// The commands to a run. Each gets its command id when it is sent; [#withId] gives it one before, so that it can be
/// sent again and still acts once.
public final class Commands {
    private Commands() {}

    public static RunCommand cancel(RunKey run, String reason) {
        return command(run, CommandKind.CANCEL, reason, Text.EMPTY, Limits.NONE, 0);
    }

    public static RunCommand pause(RunKey run, String reason) {
        return command(run, CommandKind.PAUSE, reason, Text.EMPTY, Limits.NONE, 0);
    }

    /// Continues a paused run, or opens the next leg of an ended one.
    ///
    /// @param add what is added to the limits; [Limits#NONE] adds nothing
    /// @param checkpoint the step to go on from, 0 for the last
    public static RunCommand resume(RunKey run, String reason, Limits add, int checkpoint) {
        return command(run, CommandKind.RESUME, reason, Text.EMPTY, add, checkpoint);
    }

    public static RunCommand addBudget(RunKey run, String reason, Limits add) {
        return command(run, CommandKind.ADD_BUDGET, reason, Text.EMPTY, add, 0);
    }

    /// Adds a user message to a run that is not at its end.
    public static RunCommand message(RunKey run, String text) {
        return command(run, CommandKind.MESSAGE, "", Text.of(text, Origin.USER), Limits.NONE, 0);
    }

    /// `command` under `commandId`: the same id twice acts once.
    public static RunCommand withId(RunCommand command, String commandId) {
        return new RunCommand(
                commandId,
                command.tenant(),
                command.session(),
                command.runId(),
                command.kind(),
                command.reason(),
                command.text(),
                command.add(),
                command.checkpoint(),
                command.principal(),
                command.traceparent());
    }

    private static RunCommand command(
            RunKey run, CommandKind kind, String reason, Text text, Limits add, int checkpoint) {
        return new RunCommand("", run.tenant(), run.session(), run.run(), kind, reason, text, add, checkpoint, "", "");
    }
}
