package dev.taffrail.schemas.event;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// A tool call returned, or was refused before it was granted: then `grant` is 0.
///
/// @param request the provider's id of the request that is answered
/// @param sequence the place of the result in the conversation, fixed by the order of the requests; -1 when the call is
///     granted again and this result is not told to the model
public record ToolStep(
        EventHead head,
        String callId,
        int grant,
        String request,
        long sequence,
        String tool,
        Effect effect,
        ToolStatus status,
        @DataClass(DataClass.Level.PERSONAL) Text content,
        long latencyMillis,
        List<Verdict> verdicts)
        implements RunEvent.OfRun {

    public ToolStep {
        verdicts = List.copyOf(verdicts);
    }
}
