package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `steps` table (V1__runs.sql): model calls that returned.
final class StepsTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO steps (id, run, leg, step, call_id, call_grant, status, provider, model, attempts, prompt_tokens,
                completion_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens, cost_micros, finish, overspent,
                latency_millis, error, sequence, time)
            VALUES (:id, :run, :head.leg, :head.step, :callId, :grant, :status, :provider, :model, :attempts,
                :usage.promptTokens, :usage.completionTokens, :usage.cacheReadTokens, :usage.cacheWriteTokens,
                :usage.reasoningTokens, :charged.costMicros, :finish, :overspent, :latencyMillis, :error, :sequence,
                :head.time)
            ON CONFLICT (id) DO NOTHING
            """);

    private StepsTable() {}

    static void add(Transaction tx, RunRef run, RowChange.StepAdded row) {
        tx.update(ADD, run, row);
    }
}
