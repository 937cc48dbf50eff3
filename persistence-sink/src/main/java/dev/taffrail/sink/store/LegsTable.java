package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `legs` table (V1__runs.sql): one row for each leg, with its one outcome.
final class LegsTable {
    private static final Sql OPEN = Sql.of("""
            INSERT INTO legs (run, leg, status, from_step, limits, first_message, messages, chain_hash, command_id, principal,
                opened_for, started_at, seq)
            VALUES (:run, :head.leg, 'RUNNING', :fromStep, :limits, :firstMessage, :messages, :chainHash, :commandId,
                :principal, :reason, :head.time, :head.seq)
            ON CONFLICT (run, leg) DO NOTHING
            """);

    private static final Sql MOVE = Sql.of("""
            UPDATE legs SET status = :status, seq = :head.seq WHERE run = :run AND leg = :head.leg AND seq < :head.seq
            """);

    private static final Sql PROGRESS = Sql.of("""
            UPDATE legs SET iterations = :spent.iterations, prompt_tokens = :spent.promptTokens,
                completion_tokens = :spent.completionTokens, cost_micros = :spent.costMicros,
                tool_calls = :spent.toolCalls, messages = :messages, chain_hash = :chainHash, seq = :head.seq
            WHERE run = :run AND leg = :head.leg AND seq < :head.seq
            """);

    /// A leg that was refused has not begun.
    private static final Sql END = Sql.of("""
            INSERT INTO legs (run, leg, status, reason, detail, agent, messages, chain_hash, answer, limit_hit, checkpoint,
                resumable, iterations, prompt_tokens, completion_tokens, cost_micros, tool_calls, started_at, ended_at,
                ended_id, outcome_digest, seq)
            VALUES (:run, :head.leg, :outcome.status, :outcome.reason, :outcome.detail, :outcome.agent, :messages, :chainHash,
                :answer, :outcome.limit, :outcome.checkpoint, :outcome.resumable, :outcome.spent.iterations,
                :outcome.spent.promptTokens, :outcome.spent.completionTokens, :outcome.spent.costMicros,
                :outcome.spent.toolCalls, :outcome.startedAt, :outcome.endedAt, :id, :digest, :head.seq)
            ON CONFLICT (run, leg) DO UPDATE
            SET status = excluded.status, reason = excluded.reason, detail = excluded.detail, agent = excluded.agent,
                messages = excluded.messages, chain_hash = excluded.chain_hash, answer = excluded.answer,
                limit_hit = excluded.limit_hit, checkpoint = excluded.checkpoint, resumable = excluded.resumable,
                iterations = excluded.iterations, prompt_tokens = excluded.prompt_tokens,
                completion_tokens = excluded.completion_tokens, cost_micros = excluded.cost_micros,
                tool_calls = excluded.tool_calls, started_at = excluded.started_at, ended_at = excluded.ended_at,
                ended_id = excluded.ended_id, outcome_digest = excluded.outcome_digest, seq = excluded.seq
            WHERE excluded.seq > legs.seq
            """);

    private LegsTable() {}

    static void open(Transaction tx, RunRef run, RowChange.LegOpened row) {
        tx.update(OPEN, run, row);
    }

    static void move(Transaction tx, RunRef run, RowChange.RunMoved row) {
        tx.update(MOVE, run, row);
    }

    static void progress(Transaction tx, RunRef run, RowChange.RunProgressed row) {
        tx.update(PROGRESS, run, row);
    }

    static void end(Transaction tx, RunRef run, RowChange.LegClosed row) {
        tx.update(END, run, row);
    }
}
