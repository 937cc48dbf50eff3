package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `verdicts` table (V1__runs.sql, V2__verdicts.sql): what the guardrail said of the texts of a run.
final class VerdictsTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO verdicts (id, ordinal, run, leg, step, source, rule, policy, score_per_mille, spans, action,
                input_hash, time, latency_micros, failure)
            VALUES (:id, :ordinal, :run, :head.leg, :head.step, :verdict.source, :verdict.rule, :verdict.policy,
                :verdict.scorePerMille, :verdict.spans, :verdict.action, :verdict.inputHash, :head.time,
                :verdict.latencyMicros, :verdict.failure)
            ON CONFLICT (id, ordinal) DO NOTHING
            """);

    private VerdictsTable() {}

    static void add(Transaction tx, RunRef run, RowChange.VerdictAdded row) {
        tx.update(ADD, run, row);
    }
}
