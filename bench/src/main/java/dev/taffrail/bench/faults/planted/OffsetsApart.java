package dev.taffrail.bench.faults.planted;

import dev.taffrail.sink.project.RowChange;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.PositionsTable;
import dev.taffrail.sink.store.RowWriter;
import dev.taffrail.sink.store.Transaction;
import dev.taffrail.sink.store.Work;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Does the work of a transaction twice: once for the positions, and once, on a slow disk, for the rows.
public final class OffsetsApart {
    private static final AtomicBoolean ROWS = new AtomicBoolean();
    private static final long SLOW_DISK_MILLIS = 300;

    private OffsetsApart() {}

    public static Object inTransaction(Object database, Work<?> work) throws InterruptedException {
        ROWS.set(false);
        Object _ = ((Database) database).inTransaction(work);
        Thread.sleep(SLOW_DISK_MILLIS);
        ROWS.set(true);
        return ((Database) database).inTransaction(work);
    }

    public static void apply(Object rows, Transaction tx, long id, List<RowChange> changes) {
        if (ROWS.get()) {
            ((RowWriter) rows).apply(tx, id, changes);
        }
    }

    public static void put(Transaction tx, PositionsTable.Row row) {
        if (!ROWS.get()) {
            PositionsTable.put(tx, row);
        }
    }
}
