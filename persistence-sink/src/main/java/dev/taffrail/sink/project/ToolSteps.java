package dev.taffrail.sink.project;

import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.message.Role;
import java.util.List;

/// A tool call that returned: the call, what the model is told of it, and what the guardrail said of it.
final class ToolSteps {
    private ToolSteps() {}

    static List<RowChange> project(long id, ToolStep e) {
        return e.sequence() < 0
                ? Projection.withVerdicts(id, e.head(), e.verdicts(), call(id, e))
                : Projection.withVerdicts(
                        id,
                        e.head(),
                        e.verdicts(),
                        call(id, e),
                        new RowChange.MessageAdded(id, e.head(), e.sequence(), told(e)));
    }

    private static RowChange call(long id, ToolStep e) {
        return new RowChange.ToolCallAdded(
                id,
                e.head(),
                e.callId(),
                e.grant(),
                e.request(),
                e.tool(),
                e.effect(),
                e.status(),
                e.latencyMillis(),
                e.content().bytes(),
                e.sequence() < 0 ? RowChange.preview(e.content().content()) : "",
                e.sequence());
    }

    /// The message that the run machine put into the conversation for this result. The event does not repeat it;
    /// the chain hash of the next checkpoint tells when the two differ.
    private static Message told(ToolStep e) {
        return new Message(
                Role.TOOL,
                e.content(),
                List.of(),
                e.request(),
                e.tool(),
                e.status() != ToolStatus.OK,
                e.head().run().run(),
                e.head().leg(),
                e.head().step());
    }
}
