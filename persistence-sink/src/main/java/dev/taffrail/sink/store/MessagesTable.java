package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `messages` table (V1__runs.sql): every message that was ever in a conversation, once.
final class MessagesTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO messages (id, conversation, sequence, run, run_id, leg, step, role, content, cipher, key_id, mac,
                bytes, sensitivity, origin, tool_requests, tool_request_id, tool, error, time)
            VALUES (:id, :conversation, :sequence, :run, :message.run, :message.leg, :message.step, :message.role,
                :message.text.content, :message.text.cipher, :message.text.keyId, :message.text.mac, :message.text.bytes,
                :message.text.sensitivity, :message.text.origin, :message.toolRequests, :message.toolRequestId,
                :message.tool, :message.error, :head.time)
            ON CONFLICT (id) DO NOTHING
            """);

    private MessagesTable() {}

    static void add(Transaction tx, RunRef run, RowChange.MessageAdded row) {
        tx.update(ADD, run, row);
    }
}
