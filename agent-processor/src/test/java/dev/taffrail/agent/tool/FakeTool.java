package dev.taffrail.agent.tool;

/// A tool that does what a test wants.
record FakeTool(ToolSpec spec, Work work) implements Tool {
    interface Work {
        ToolOutcome on(ToolInvocation invocation) throws InterruptedException;
    }

    @Override
    public ToolOutcome call(ToolInvocation invocation) throws InterruptedException {
        return work.on(invocation);
    }
}
