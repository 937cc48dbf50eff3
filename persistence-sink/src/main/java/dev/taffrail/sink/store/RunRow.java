package dev.taffrail.sink.store;

import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run as it is now.
///
/// @param run what other rows call it
/// @param conversation what its messages are found under
/// @param reason null until a leg ended
/// @param input its first 500 characters
/// @param startedAt epoch milliseconds as all times; 0 until it started
/// @param endedAt 0 until it ended
/// @param seq its last event that changed the row
public record RunRow(
        long run,
        String tenant,
        String session,
        String runId,
        long conversation,
        RunStatus status,
        @Nullable Reason reason,
        String detail,
        String agentName,
        String agent,
        String input,
        Limits limits,
        List<Label> labels,
        String principal,
        String traceId,
        String parentRun,
        int leg,
        int step,
        long iterations,
        long promptTokens,
        long completionTokens,
        long costMicros,
        long toolCalls,
        long messages,
        boolean resumable,
        long createdAt,
        long startedAt,
        long updatedAt,
        long endedAt,
        long seq) {
    static final String COLUMNS = """
            run, tenant, session, run_id, conversation, status, nullif(reason, '') AS reason, detail, agent_name, agent, input,
                limits, labels, principal, trace_id, parent_run, leg, step, iterations, prompt_tokens, completion_tokens,
                cost_micros, tool_calls, messages, resumable, created_at, started_at, updated_at, ended_at, seq
            """;

    public RunKey key() {
        return new RunKey(tenant, session, runId);
    }
}
