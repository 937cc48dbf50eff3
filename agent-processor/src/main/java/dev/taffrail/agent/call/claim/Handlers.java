package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ToolCall;

/// Who executes which kind of call.
public record Handlers(CallHandler<ModelCall> models, CallHandler<ToolCall> tools) {

    CallResult handle(Claim claim) {
        return switch (claim.call()) {
            case ModelCall call -> models.handle(call, claim);
            case ToolCall call -> tools.handle(call, claim);
        };
    }
}
