package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.io.IOException;
import java.nio.file.FileSystemException;

/// A tool whose work is one method.
record BuiltInTool(ToolSpec spec, Work work) implements Tool {
    interface Work {
        /// @throws Refusal with the failure that the model is told
        /// @throws IOException when the workspace cannot be used; nothing was changed
        ToolOutcome on(Arguments arguments, ToolInvocation invocation)
                throws Refusal, IOException, InterruptedException;
    }

    @Override
    public ToolOutcome call(ToolInvocation invocation) throws InterruptedException {
        try {
            return work.on(Arguments.of(invocation.arguments()), invocation);
        } catch (Refusal refusal) {
            return refusal.outcome();
        } catch (IOException unusable) {
            return ToolOutcome.failed(ToolFailure.FAILED, "the workspace could not be used: " + reason(unusable));
        }
    }

    /// Without the path, which names folders that are none of the model's business.
    static String reason(IOException unusable) {
        String reason = unusable instanceof FileSystemException inFile ? inFile.getReason() : null;
        return reason == null ? unusable.getClass().getSimpleName() : reason;
    }
}
