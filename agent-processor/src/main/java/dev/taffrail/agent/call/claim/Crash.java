package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// What is reported of a call whose handler has a defect: how far it came is not known. Only the class of the exception
/// is told, since its message may hold what nobody should read.
final class Crash {
    private static final String FAILURE = "CALLER_DEFECT";

    private Crash() {}

    static CallResult report(Claim claim, Throwable defect) {
        String detail = "the caller failed inside with " + defect.getClass().getSimpleName();
        return switch (claim.call()) {
            case ModelCall _ ->
                new ModelResult(
                        claim.head(),
                        ModelStatus.FAILED_PERMANENT,
                        List.of(new Attempt(1, Billing.UNKNOWN, TokenUsage.NONE, "", "", FAILURE, 0)),
                        Text.EMPTY,
                        List.of(),
                        FinishReason.UNKNOWN,
                        0,
                        detail,
                        0,
                        0);
            case ToolCall call ->
                new ToolResult(claim.head(), status(call.effect()), Text.of(detail, Origin.RUNTIME), 0, 0);
        };
    }

    private static ToolStatus status(Effect effect) {
        return switch (effect) {
            case READ_ONLY, IDEMPOTENT -> ToolStatus.FAILED;
            case ONCE, UNKNOWN -> ToolStatus.UNKNOWN;
        };
    }
}
