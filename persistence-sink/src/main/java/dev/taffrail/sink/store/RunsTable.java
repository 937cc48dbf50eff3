package dev.taffrail.sink.store;

import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.project.RowChange;
import java.util.Optional;

/// The `runs` table (V1__runs.sql): where each run is now. A row changes only for a later event of its run.
final class RunsTable {
    private static final Sql FIND = Sql.of("""
            SELECT run, conversation FROM runs
            WHERE run_id = :run AND session = :session AND tenant = :tenant
            ORDER BY run DESC LIMIT 1
            """);

    private static final Sql FIRST_OF_SESSION = Sql.of("""
            SELECT run, conversation FROM runs
            WHERE session = :session AND tenant = :tenant
            ORDER BY created_at, run LIMIT 1
            """);

    private static final Sql OPEN = Sql.of("""
            INSERT INTO runs (run, tenant, session, run_id, conversation, status, agent_name, agent, input, limits, labels,
                principal, trace_id, traceparent, parent_run, parent_leg, parent_call, depth, leg, step,
                created_at, updated_at, seq)
            VALUES (:run, :head.run.tenant, :head.run.session, :head.run.run, :conversation, :status, :agentName, :agent,
                :input, :limits, :labels, :principal, :traceId, :traceparent, :parent.run, :parent.leg, :parent.callId,
                :parent.depth, :head.leg, :head.step, :head.time, :head.time, :head.seq)
            ON CONFLICT (run) DO NOTHING
            """);

    private static final Sql OPEN_UNSEEN = Sql.of("""
            INSERT INTO runs (run, tenant, session, run_id, conversation, status, created_at, updated_at, seq)
            VALUES (:ref, :run.tenant, :run.session, :run.run, :conversation, 'UNKNOWN', :time, :time, 0)
            ON CONFLICT (run) DO NOTHING
            """);

    private static final Sql START_LEG = Sql.of("""
            UPDATE runs SET status = 'RUNNING', reason = '', detail = '', leg = :head.leg, step = :head.step,
                limits = :limits, messages = :messages, resumable = 0,
                started_at = CASE started_at WHEN 0 THEN :head.time ELSE started_at END,
                updated_at = :head.time, ended_at = 0, seq = :head.seq
            WHERE run = :run AND seq < :head.seq
            """);

    private static final Sql MOVE = Sql.of("""
            UPDATE runs SET status = :status, step = :head.step, updated_at = :head.time, seq = :head.seq
            WHERE run = :run AND seq < :head.seq
            """);

    private static final Sql PROGRESS = Sql.of("""
            UPDATE runs SET step = :head.step, iterations = :spent.iterations, prompt_tokens = :spent.promptTokens,
                completion_tokens = :spent.completionTokens, cost_micros = :spent.costMicros,
                tool_calls = :spent.toolCalls, messages = :messages, updated_at = :head.time, seq = :head.seq
            WHERE run = :run AND seq < :head.seq
            """);

    private static final Sql CHARGE = Sql.of("""
            UPDATE runs SET iterations = iterations + :charged.iterations,
                prompt_tokens = prompt_tokens + :charged.promptTokens,
                completion_tokens = completion_tokens + :charged.completionTokens,
                cost_micros = cost_micros + :charged.costMicros, tool_calls = tool_calls + :charged.toolCalls,
                updated_at = :head.time, seq = :head.seq
            WHERE run = :run AND seq < :head.seq
            """);

    private static final Sql END = Sql.of("""
            UPDATE runs SET status = :outcome.status, reason = :outcome.reason, detail = :outcome.detail,
                agent = :outcome.agent, leg = :head.leg, step = :head.step,
                iterations = :outcome.spent.iterations, prompt_tokens = :outcome.spent.promptTokens,
                completion_tokens = :outcome.spent.completionTokens, cost_micros = :outcome.spent.costMicros,
                tool_calls = :outcome.spent.toolCalls, messages = :messages, resumable = :outcome.resumable,
                updated_at = :head.time, ended_at = :outcome.endedAt, seq = :head.seq
            WHERE run = :run AND seq < :head.seq
            """);

    private record Unseen(long ref, long conversation) {}

    private RunsTable() {}

    /// The newest run of this key: an id may come again when the old run is forgotten.
    static Optional<RunRef> find(Transaction tx, RunKey key) {
        return tx.row(FIND, RunRef.class, key);
    }

    static RunRef open(Transaction tx, RowChange.RunOpened row) {
        var run = inConversation(tx, row.head().run(), row.id());
        tx.update(OPEN, run, row);
        return run;
    }

    /// A row for a run of which the log, as far as it is kept, does not show the beginning.
    static RunRef openUnseen(Transaction tx, EventHead head, long id) {
        var run = inConversation(tx, head.run(), id);
        tx.update(OPEN_UNSEEN, new Unseen(id, run.conversation()), head);
        return run;
    }

    static void startLeg(Transaction tx, RunRef run, RowChange.LegOpened row) {
        tx.update(START_LEG, run, row);
    }

    static void move(Transaction tx, RunRef run, RowChange.RunMoved row) {
        tx.update(MOVE, run, row);
    }

    static void progress(Transaction tx, RunRef run, RowChange.RunProgressed row) {
        tx.update(PROGRESS, run, row);
    }

    static void charge(Transaction tx, RunRef run, RowChange.RunCharged row) {
        tx.update(CHARGE, run, row);
    }

    static void end(Transaction tx, RunRef run, RowChange.LegClosed row) {
        tx.update(END, run, row);
    }

    private static RunRef inConversation(Transaction tx, RunKey key, long id) {
        var conversation = tx.row(FIRST_OF_SESSION, RunRef.class, key)
                .map(RunRef::conversation)
                .orElse(id);
        return new RunRef(id, conversation);
    }
}
