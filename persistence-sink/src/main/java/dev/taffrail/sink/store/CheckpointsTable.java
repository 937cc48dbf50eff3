package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.sink.project.RowChange;

/// The `checkpoints` table (V1__runs.sql): one row for each iteration, always of about the same length.
final class CheckpointsTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO checkpoints (id, run, leg, step, messages, version, envelope, sha256, time)
            VALUES (:id, :run, :event.head.leg, :event.head.step, :event.messages, :version, :envelope, :sha256,
                :event.head.time)
            ON CONFLICT (id) DO NOTHING
            """);

    private record Sealed(int version, Bytes envelope, Bytes sha256) {}

    private CheckpointsTable() {}

    static void add(Transaction tx, RunRef run, RowChange.CheckpointAdded row, CheckpointEnvelope envelopes) {
        var envelope = envelopes.write(row.event());
        tx.update(ADD, run, row, new Sealed(CheckpointEnvelope.VERSION, envelope, Bytes.sha256(envelope.toArray())));
    }
}
