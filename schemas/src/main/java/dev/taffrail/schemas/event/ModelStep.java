package dev.taffrail.schemas.event;

import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model call returned.
///
/// @param charged what this grant cost the budgets
/// @param overspent the usage was above the reservation
/// @param sequence the place of the answer in the conversation; -1 when there is none
/// @param answer the message added; null when the call failed
public record ModelStep(
        EventHead head,
        String callId,
        int grant,
        ModelStatus status,
        List<Attempt> attempts,
        FinishReason finish,
        Spend charged,
        boolean overspent,
        long latencyMillis,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        long sequence,
        @Nullable Message answer,
        Bytes chainHash,
        List<Verdict> verdicts)
        implements RunEvent.OfRun {

    public ModelStep {
        attempts = List.copyOf(attempts);
        verdicts = List.copyOf(verdicts);
    }
}
