package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.sink.project.RowChange;

/// The table `unmatched_outcomes` and the column `legs.outcome_id` (V1__runs.sql): `run-outcomes` is only compared with
/// the ends of legs in `run-events`. Either may be read first.
public final class OutcomesTable {
    private static final Sql MATCH_LEG = Sql.of("""
            UPDATE legs SET outcome_id = :id
            WHERE run = :run AND leg = :leg AND outcome_digest = :digest AND (outcome_id IS NULL OR outcome_id = :id)
            """);

    private static final Sql ADD = Sql.of("""
            INSERT INTO unmatched_outcomes (id, tenant, session, run_id, leg, digest, ended_at)
            VALUES (:id, :run.tenant, :run.session, :run.run, :leg, :digest, :endedAt)
            ON CONFLICT (id) DO NOTHING
            """);

    private static final Sql MATCH_OUTCOME = Sql.of("""
            UPDATE legs SET outcome_id = (SELECT min(id) FROM unmatched_outcomes WHERE digest = :digest)
            WHERE run = :run AND leg = :head.leg AND outcome_digest = :digest AND outcome_id IS NULL
            """);

    private static final Sql REMOVE = Sql.of("""
            DELETE FROM unmatched_outcomes
            WHERE digest = :digest
              AND id = (SELECT outcome_id FROM legs WHERE run = :run AND leg = :head.leg)
            """);

    private static final Sql OPEN = Sql.of("""
            SELECT (SELECT count(*) FROM unmatched_outcomes WHERE ended_at < :before) AS without_end,
                (SELECT count(*) FROM legs WHERE ended_at > 0 AND outcome_id IS NULL AND ended_at < :before)
                    AS without_outcome
            """);

    /// How many outcomes have no equal end of a leg, and the other way round.
    public record Mismatches(long withoutEnd, long withoutOutcome) {
        public long total() {
            return withoutEnd + withoutOutcome;
        }
    }

    private record Before(long before) {}

    private record LegOutcome(long id, long run, int leg, Bytes digest) {}

    private OutcomesTable() {}

    static void seen(Transaction tx, RowChange.OutcomeSeen row) {
        var run = RunsTable.find(tx, row.run());
        var matched = run.isPresent()
                && tx.update(MATCH_LEG, new LegOutcome(row.id(), run.get().run(), row.leg(), row.digest())) > 0;
        if (!matched) {
            tx.update(ADD, row);
        }
    }

    static void ended(Transaction tx, RunRef run, RowChange.LegClosed row) {
        if (tx.update(MATCH_OUTCOME, run, row) > 0) {
            tx.update(REMOVE, run, row);
        }
    }

    /// Those that ended before `before`, epoch milliseconds of the log's clock.
    public static Mismatches mismatches(Transaction tx, long before) {
        return tx.row(OPEN, Mismatches.class, new Before(before)).orElseThrow();
    }
}
