package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ToolCall;

/// The kinds of work that have slots of their own, so that slow models do not take the place of tools.
public enum Pool {
    MODEL,
    TOOL;

    public static Pool of(AgentCall call) {
        return switch (call) {
            case ModelCall _ -> MODEL;
            case ToolCall _ -> TOOL;
        };
    }
}
