package dev.taffrail.agent.tool;

/// Something an agent can have done. One instance serves all runs at once: it keeps no state between calls but what it
/// writes into the workspace of the invocation.
public interface Tool {
    /// Always the same value: a tool does not change while it is installed.
    ToolSpec spec();

    /// Does the work, on a virtual thread, and may block. [ToolRunner] has checked the arguments against the
    /// schema, enforces the timeout by interrupting this thread, and bounds the output. A failure that the model
    /// should hear of is a [ToolOutcome.Failed]; an exception means a defect of the tool.
    ///
    /// @throws InterruptedException when the call was cancelled or timed out
    ToolOutcome call(ToolInvocation invocation) throws InterruptedException;
}
