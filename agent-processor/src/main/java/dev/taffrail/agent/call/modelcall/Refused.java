package dev.taffrail.agent.call.modelcall;

import dev.taffrail.agent.call.claim.Claim;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// A model call whose agent makes no sense: no attempt was made.
final class Refused {
    private Refused() {}

    static ModelResult agent(Claim claim, String why) {
        return new ModelResult(
                claim.head(),
                ModelStatus.FAILED_PERMANENT,
                List.of(),
                Text.EMPTY,
                List.of(),
                FinishReason.UNKNOWN,
                0,
                "UNUSABLE_AGENT: " + why,
                0,
                0);
    }
}
