package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// A command passed the gate.
public record CommandReceived(
        Source source,
        RunKey run,
        String commandId,
        CommandKind kind,
        @DataClass(DataClass.Level.PERSONAL) String reason,
        @DataClass(DataClass.Level.PERSONAL) Text text,
        Limits add,
        int checkpoint,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        String traceparent,
        List<Verdict> verdicts)
        implements InboxEvent.Sourced {

    public CommandReceived {
        verdicts = List.copyOf(verdicts);
    }
}
