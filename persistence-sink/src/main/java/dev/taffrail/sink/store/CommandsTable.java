package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `commands` table (V1__runs.sql): the answers to commands.
final class CommandsTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO commands (id, tenant, session, run_id, leg, command_id, kind, result, detail, principal, time)
            VALUES (:id, :head.run.tenant, :head.run.session, :head.run.run, :head.leg, :commandId, :kind, :result, :detail,
                :principal, :head.time)
            ON CONFLICT (id) DO NOTHING
            """);

    private CommandsTable() {}

    static void add(Transaction tx, RowChange.CommandAdded row) {
        tx.update(ADD, row);
    }
}
