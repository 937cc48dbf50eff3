package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says whether two files show the same. Neither needs to be closed, but what is compared is what is committed.
public final class FileComparison {
    /// @param file that has the row; the other has not
    public record Difference(String table, Path file, String row) {
        @Override
        public String toString() {
            return "only " + file + " has in " + table + ": " + row;
        }
    }

    private FileComparison() {}

    /// The first difference in what comes from the log.
    public static Optional<Difference> first(Path one, Path other) {
        try (var session = Session.reading(one)) {
            session.transaction().script("ATTACH DATABASE '" + other.toString().replace("'", "''") + "' AS other");
            return session.run(tx -> first(tx, one, other));
        }
    }

    private static Optional<Difference> first(Transaction tx, Path one, Path other) {
        for (var table : TableDump.tables(tx)) {
            var here = only(tx, "main." + table, "other." + table);
            if (!here.isEmpty()) {
                return Optional.of(new Difference(table, one, here.getFirst()));
            }
            var there = only(tx, "other." + table, "main." + table);
            if (!there.isEmpty()) {
                return Optional.of(new Difference(table, other, there.getFirst()));
            }
        }
        return Optional.empty();
    }

    /// Rows have keys, so sets are enough.
    private static List<String> only(Transaction tx, String here, String there) {
        var rows = new ArrayList<String>();
        tx.lines(
                "SELECT * FROM %s EXCEPT SELECT * FROM %s ORDER BY 1 LIMIT 1".formatted(here, there),
                values -> rows.add(String.join("|", values)));
        return rows;
    }
}
