package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The run exists. A refused request is accepted too, and ends in the same decision.
///
/// @param status RUNNING, QUEUED, or REJECTED
/// @param agent `name@hash`, or the name as requested when it is not known
/// @param policy `name@hash` that the run is pinned to; empty when it was refused
public record RunAccepted(
        EventHead head,
        RunStatus status,
        String agent,
        @DataClass(DataClass.Level.PERSONAL) Text input,
        Limits limits,
        Limits sessionLimits,
        List<Label> labels,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        String traceparent,
        @Nullable Parent parent,
        List<Verdict> verdicts,
        String policy)
        implements RunEvent.OfRun {

    public RunAccepted {
        labels = List.copyOf(labels);
        verdicts = List.copyOf(verdicts);
    }
}
