package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `notes` table (V1__runs.sql): what happened to runs and calls beside the steps.
final class NotesTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO notes (id, run, leg, step, kind, call_id, call_grant, subject, detail, principal, command_id,
                prompt_tokens, completion_tokens, cost_micros, time)
            VALUES (:id, :run, :head.leg, :head.step, :kind, :callId, :grant, :subject, :detail, :principal, :commandId,
                :charged.promptTokens, :charged.completionTokens, :charged.costMicros, :head.time)
            ON CONFLICT (id) DO NOTHING
            """);

    private NotesTable() {}

    static void add(Transaction tx, RunRef run, RowChange.NoteAdded row) {
        tx.update(ADD, run, row);
    }
}
