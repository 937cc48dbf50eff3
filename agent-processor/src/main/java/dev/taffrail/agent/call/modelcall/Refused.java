package dev.taffrail.agent.call.modelcall;

import dev.taffrail.agent.call.claim.Claim;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// A model call whose agent makes no sense: nothing was sent, and the attempt that it lists says so.
final class Refused {
    private static final String FAILURE = "UNUSABLE_AGENT";

    private Refused() {}

    static ModelResult agent(Claim claim, String why) {
        return new ModelResult(
                claim.head(),
                ModelStatus.FAILED_PERMANENT,
                List.of(new Attempt(1, Billing.NOT_BILLED, TokenUsage.NONE, "", "", FAILURE, 0)),
                Text.EMPTY,
                List.of(),
                FinishReason.UNKNOWN,
                0,
                FAILURE + ": " + why,
                0,
                0);
    }
}
