package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolOutcome;

/// A built-in tool says no, with a reason for the model. It ends in [BuiltInTool#call] and is never seen outside this
/// package.
final class Refusal extends Exception {
    private final transient ToolOutcome outcome;

    private Refusal(ToolOutcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    static Refusal of(ToolFailure kind, String message) {
        return new Refusal(ToolOutcome.failed(kind, message), message);
    }

    static Refusal forNow(ToolFailure kind, String message) {
        return new Refusal(ToolOutcome.failedForNow(kind, message), message);
    }

    ToolOutcome outcome() {
        return outcome;
    }
}
