package dev.taffrail.sink.store;

import java.util.ArrayList;
import java.util.List;

/// The rows that come from the log as lines of text, ordered, so that two files can be compared. Without `meta` and
/// `positions`, which belong to the file: two files that show the same may have been read up to different markers of
/// transactions.
public final class TableDump {
    private static final List<String> OF_THE_FILE = List.of("meta", "positions", "migrations");

    private static final Sql TABLES = Sql.of("""
            SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
            """);

    private record Name(String name) {}

    private TableDump() {}

    /// The tables that are compared, by name.
    public static List<String> tables(Transaction tx) {
        return tx.rows(TABLES, Name.class).stream()
                .map(Name::name)
                .filter(name -> !OF_THE_FILE.contains(name))
                .toList();
    }

    /// All rows of all tables.
    public static List<String> of(Transaction tx) {
        var lines = new ArrayList<String>();
        for (var table : tables(tx)) {
            tx.lines(
                    "SELECT * FROM " + table + " ORDER BY 1",
                    values -> lines.add(table + " " + String.join("|", values)));
        }
        return List.copyOf(lines);
    }
}
