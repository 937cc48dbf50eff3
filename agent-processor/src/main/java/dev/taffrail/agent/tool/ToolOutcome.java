package dev.taffrail.agent.tool;

/// How a call ended. The text of each is for the model, and names nothing outside the workspace.
public sealed interface ToolOutcome {
    /// It did what it was asked to.
    record Succeeded(String content) implements ToolOutcome {}

    /// It did not. Nothing was changed, unless it is an [Effect#IDEMPOTENT] tool that ran into its timeout.
    ///
    /// @param transientFailure the same call may work later; a repeatable tool may be granted again
    record Failed(ToolFailure kind, String message, boolean transientFailure) implements ToolOutcome {}

    /// A [Effect#ONCE] tool was started and its end was not seen: the effect may have happened. Never repeated by
    /// itself.
    record Unknown(String message) implements ToolOutcome {}

    static ToolOutcome succeeded(String content) {
        return new Succeeded(content);
    }

    /// A failure that will be the same next time.
    static ToolOutcome failed(ToolFailure kind, String message) {
        return new Failed(kind, message, false);
    }

    /// A failure that may pass by itself.
    static ToolOutcome failedForNow(ToolFailure kind, String message) {
        return new Failed(kind, message, true);
    }
}
