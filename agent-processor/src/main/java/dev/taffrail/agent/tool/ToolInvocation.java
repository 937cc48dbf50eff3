package dev.taffrail.agent.tool;

import java.nio.file.Path;

/// One call of a tool.
///
/// @param runId the run it belongs to, for tools that count per run
/// @param callId the id the model gave the call
/// @param idempotencyKey the same for every grant and attempt of the call
/// @param arguments a JSON object, in canonical form once [ToolRunner] has checked it
/// @param workspace the folder the run may work in; it exists
public record ToolInvocation(String runId, String callId, String idempotencyKey, String arguments, Path workspace) {
    public ToolInvocation {
        if (runId.isBlank() || callId.isBlank() || idempotencyKey.isBlank()) {
            throw new IllegalArgumentException("a tool is invoked with a run id, a call id and an idempotency key");
        }
    }

    ToolInvocation withArguments(String other) {
        return new ToolInvocation(runId, callId, idempotencyKey, other, workspace);
    }
}
