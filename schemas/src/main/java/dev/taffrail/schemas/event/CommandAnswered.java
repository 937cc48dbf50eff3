package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// A command was applied or refused. For a run that does not exist the leg is 0.
///
/// @param detail why, and what would be allowed
/// @param verdicts what the policy found in its text
public record CommandAnswered(
        EventHead head,
        String commandId,
        CommandKind kind,
        CommandResult result,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        List<Verdict> verdicts)
        implements RunEvent.OfRun {

    public CommandAnswered {
        verdicts = List.copyOf(verdicts);
    }
}
