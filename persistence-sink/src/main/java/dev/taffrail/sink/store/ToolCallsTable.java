package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `tool_calls` table (V1__runs.sql): tool calls that returned.
final class ToolCallsTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO tool_calls (id, run, leg, step, call_id, call_grant, request, tool, effect, status, latency_millis,
                bytes, output, sequence, time)
            VALUES (:id, :run, :head.leg, :head.step, :callId, :grant, :request, :tool, :effect, :status, :latencyMillis,
                :bytes, :output, :sequence, :head.time)
            ON CONFLICT (id) DO NOTHING
            """);

    private ToolCallsTable() {}

    static void add(Transaction tx, RunRef run, RowChange.ToolCallAdded row) {
        tx.update(ADD, run, row);
    }
}
