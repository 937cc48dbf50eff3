package dev.taffrail.agent.call.toolcall;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.time.Duration;

/// A tool with the time of the call, and with the stricter of two effects: the one it was installed with, and the one
/// that the call was decided by.
///
/// @param spec in place of the tool's own
record GrantedTool(Tool tool, ToolSpec spec) implements Tool {

    static GrantedTool of(Tool tool, dev.taffrail.schemas.agent.Effect declared, Duration timeout) {
        ToolSpec own = tool.spec();
        Effect granted = effect(declared);
        return new GrantedTool(
                tool,
                new ToolSpec(
                        own.name(),
                        own.description(),
                        own.parameters(),
                        own.effect().compareTo(granted) > 0 ? own.effect() : granted,
                        timeout.isPositive() ? timeout : own.timeout(),
                        own.outputBytes(),
                        own.exposure()));
    }

    private static Effect effect(dev.taffrail.schemas.agent.Effect declared) {
        return switch (declared) {
            case READ_ONLY -> Effect.READ_ONLY;
            case IDEMPOTENT -> Effect.IDEMPOTENT;
            case ONCE, UNKNOWN -> Effect.ONCE;
        };
    }

    @Override
    public ToolOutcome call(ToolInvocation invocation) throws InterruptedException {
        return tool.call(invocation);
    }
}
