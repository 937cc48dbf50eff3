package dev.taffrail.schemas.outcome;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a leg of a run ended: exactly one for each (run, leg), on `run-outcomes`.
///
/// @param agent `name@hash`, or the name as requested when it is not known
/// @param answer the model's last text: the answer when COMPLETED, the partial answer otherwise; may be empty
/// @param limit what was hit when a limit ended the leg
/// @param checkpoint the step that a resume goes on from; 0 when there is none
/// @param spent over all legs, as far as it was settled: a call that is still out when a cancelled leg ends is charged
///     later, with a `LateUsage` event
/// @param resumable whether `taffrail resume` can open another leg
/// @param startedAt epoch milliseconds of the log's clock: when the leg began
/// @param offset of the `agent-inbox` record that ended it, in the same partition
public record RunOutcome(
        RunKey run,
        int leg,
        RunStatus status,
        Reason reason,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        String agent,
        @DataClass(DataClass.Level.PERSONAL) Text answer,
        @Nullable LimitHit limit,
        int checkpoint,
        Spend spent,
        boolean resumable,
        List<Label> labels,
        long startedAt,
        long endedAt,
        long offset) {

    public RunOutcome {
        labels = List.copyOf(labels);
    }
}
