package dev.taffrail.sink.store;

/// Stands for a disk without space: SQLite says the same when its file may not grow.
public final class FullDisk {
    private FullDisk() {}

    /// From now on the file cannot grow, until the writer has failed once and has a new connection: space was
    /// freed.
    public static void under(Database database) throws InterruptedException {
        database.inTransaction(tx -> {
            tx.lines("PRAGMA max_page_count = 1", _ -> {});
            return tx;
        });
    }
}
