package dev.taffrail.sink.store;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import dev.taffrail.sink.project.RowChange.NoteAdded.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that belong to one run, each kind in the order of the log. One class, since it is one page to whoever looks
/// at a run.
public final class RunDetails {
    /// More than any run within the product's default limits has.
    private static final int MOST = 10_000;

    /// @param reason null until it ended
    /// @param endedId the record that ended it; 0 until then
    /// @param openedFor the reason that its command gave
    public record Leg(
            int leg,
            RunStatus status,
            @Nullable Reason reason,
            String detail,
            String agent,
            int fromStep,
            Limits limits,
            long firstMessage,
            long messages,
            Bytes chainHash,
            String commandId,
            String principal,
            String openedFor,
            String answer,
            @Nullable LimitHit limitHit,
            int checkpoint,
            boolean resumable,
            long iterations,
            long promptTokens,
            long completionTokens,
            long costMicros,
            long toolCalls,
            long startedAt,
            long endedAt,
            long endedId) {}

    /// @param output the first 500 characters of the answer
    public record Step(
            long id,
            int leg,
            int step,
            String callId,
            int callGrant,
            ModelStatus status,
            String provider,
            String model,
            int attempts,
            long promptTokens,
            long completionTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            long reasoningTokens,
            long costMicros,
            FinishReason finish,
            boolean overspent,
            long latencyMillis,
            String error,
            long sequence,
            String output,
            long time) {}

    /// @param output the first 500 characters of the result
    public record ToolCall(
            long id,
            int leg,
            int step,
            String callId,
            int callGrant,
            String request,
            String tool,
            Effect effect,
            ToolStatus status,
            long latencyMillis,
            long bytes,
            String output,
            long sequence,
            long time) {}

    public record Checkpoint(long id, int leg, int step, long messages, int version, long bytes, long time) {}

    public record Budget(Scope scope, Limits limits, Spend spent, Spend reserved) {}

    public record Command(
            int leg,
            String commandId,
            CommandKind kind,
            CommandResult result,
            String detail,
            String principal,
            long time) {}

    public record Verdict(
            int leg,
            int step,
            String source,
            String rule,
            String policy,
            int scorePerMille,
            List<Span> spans,
            Action action,
            Bytes inputHash,
            long latencyMicros,
            String failure,
            long time) {}

    public record Note(
            int leg,
            int step,
            Kind kind,
            String callId,
            int callGrant,
            String subject,
            String detail,
            String principal,
            String commandId,
            long promptTokens,
            long completionTokens,
            long costMicros,
            long time) {}

    private static final Sql LEGS = Sql.of("""
            SELECT leg, status, nullif(reason, '') AS reason, detail, agent, from_step, limits, first_message, messages,
                chain_hash, command_id, principal, opened_for, answer, limit_hit, checkpoint, resumable, iterations,
                prompt_tokens, completion_tokens, cost_micros, tool_calls, started_at, ended_at, ended_id
            FROM legs WHERE run = :run ORDER BY leg
            """);

    private static final Sql STEPS = Sql.of("""
            SELECT s.*, substr(coalesce(m.content, ''), 1, 500) AS output
            FROM steps s LEFT JOIN messages m USING (id) WHERE s.run = :run ORDER BY s.id LIMIT :most
            """);

    private static final Sql TOOL_CALLS = Sql.of("""
            SELECT t.id, t.leg, t.step, t.call_id, t.call_grant, t.request, t.tool, t.effect, t.status, t.latency_millis,
                t.bytes, substr(coalesce(m.content, t.output), 1, 500) AS output, t.sequence, t.time
            FROM tool_calls t LEFT JOIN messages m USING (id) WHERE t.run = :run ORDER BY t.id LIMIT :most
            """);

    private static final Sql CHECKPOINTS = Sql.of("""
            SELECT id, leg, step, messages, version, length(envelope) AS bytes, time
            FROM checkpoints WHERE run = :run ORDER BY id LIMIT :most
            """);

    private static final Sql BUDGETS =
            Sql.of("SELECT scope, limits, spent, reserved FROM budgets WHERE run = :run ORDER BY scope");

    private static final Sql COMMANDS = Sql.of("""
            SELECT leg, command_id, kind, result, detail, principal, time
            FROM commands WHERE run_id = :runId AND session = :session AND tenant = :tenant ORDER BY id LIMIT :most
            """);

    private static final Sql VERDICTS =
            Sql.of("SELECT * FROM verdicts WHERE run = :run ORDER BY id, ordinal LIMIT :most");

    private static final Sql NOTES = Sql.of("SELECT * FROM notes WHERE run = :run ORDER BY id LIMIT :most");

    private record Bound(int most) {
        static final Bound BOUND = new Bound(MOST);
    }

    private RunDetails() {}

    public static List<Leg> legs(Transaction tx, RunRow run) {
        return tx.rows(LEGS, Leg.class, run);
    }

    public static List<Step> steps(Transaction tx, RunRow run) {
        return tx.rows(STEPS, Step.class, run, Bound.BOUND);
    }

    public static List<ToolCall> toolCalls(Transaction tx, RunRow run) {
        return tx.rows(TOOL_CALLS, ToolCall.class, run, Bound.BOUND);
    }

    public static List<Checkpoint> checkpoints(Transaction tx, RunRow run) {
        return tx.rows(CHECKPOINTS, Checkpoint.class, run, Bound.BOUND);
    }

    public static List<Budget> budgets(Transaction tx, RunRow run) {
        return tx.rows(BUDGETS, Budget.class, run);
    }

    public static List<Command> commands(Transaction tx, RunRow run) {
        return tx.rows(COMMANDS, Command.class, run, Bound.BOUND);
    }

    public static List<Verdict> verdicts(Transaction tx, RunRow run) {
        return tx.rows(VERDICTS, Verdict.class, run, Bound.BOUND);
    }

    public static List<Note> notes(Transaction tx, RunRow run) {
        return tx.rows(NOTES, Note.class, run, Bound.BOUND);
    }
}
