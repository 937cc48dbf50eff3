package dev.taffrail.sink.store;

import java.util.Optional;

/// The `meta` table (V1__runs.sql): what this file is, and is not in the log.
public final class MetaTable {
    private static final Sql FIND = Sql.of("SELECT name, value FROM meta WHERE name = :name");
    private static final Sql ADD = Sql.of("INSERT INTO meta (name, value) VALUES (:name, :value)");

    private record Row(String name, String value) {}

    private record Name(String name) {}

    private MetaTable() {}

    public static Optional<String> find(Transaction tx, String name) {
        return tx.row(FIND, Row.class, new Name(name)).map(Row::value);
    }

    /// Fixes `value` for this file, or tells that another one was fixed before.
    ///
    /// @param wayOut what to do when it is another one
    /// @throws StoreException when it is another one
    public static void fix(Transaction tx, String name, String value, String wayOut) {
        var known = find(tx, name);
        if (known.isEmpty()) {
            tx.update(ADD, new Row(name, value));
        } else if (!known.get().equals(value)) {
            throw new StoreException(
                    "the file was made with %s = %s, but now it is %s: %s".formatted(name, known.get(), value, wayOut));
        }
    }
}
