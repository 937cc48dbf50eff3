package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `audit` table (V1__runs.sql): the audit trail.
final class AuditTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO audit (id, event_id, type, time, writer, tenant, session, run_id, principal, detail, verdicts)
            VALUES (:id, :eventId, :type, :time, :writer, :run.tenant, :run.session, :run.run, :principal, :detail, :verdicts)
            ON CONFLICT DO NOTHING
            """);

    private AuditTable() {}

    static void add(Transaction tx, RowChange.AuditAdded row) {
        tx.update(ADD, row);
    }
}
