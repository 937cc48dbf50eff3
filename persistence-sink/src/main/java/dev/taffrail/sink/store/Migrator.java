package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.util.List;

/// Brings a file to the tables of this release, whole or not at all: the caller's transaction holds it.
final class Migrator {
    private static final String HISTORY = """
            CREATE TABLE IF NOT EXISTS migrations (
                version INTEGER PRIMARY KEY,
                name    TEXT NOT NULL,
                sha256  TEXT NOT NULL
            ) STRICT
            """;

    private static final Sql APPLIED = Sql.of("SELECT version, name, sha256 FROM migrations ORDER BY version");

    private static final Sql ADD =
            Sql.of("INSERT INTO migrations (version, name, sha256) VALUES (:version, :name, :sha256)");

    private record Applied(int version, String name, String sha256) {}

    private Migrator() {}

    /// @throws StoreException when the file is of a later release, or of another line of releases
    static void migrate(Transaction tx, Path file, List<Migration> known) {
        tx.script(HISTORY);
        var applied = tx.rows(APPLIED, Applied.class);
        if (applied.size() > known.size()) {
            throw new StoreException(
                    "%s was written by a later version (it has %s, this one knows %s): use that version, or move the file away and start again, it is rebuilt from the log"
                            .formatted(
                                    file,
                                    applied.getLast().name(),
                                    known.getLast().name()));
        }
        for (var i = 0; i < known.size(); i++) {
            var migration = known.get(i);
            if (i < applied.size()) {
                requireSame(file, migration, applied.get(i));
            } else {
                tx.script(migration.sql());
                tx.update(ADD, new Applied(migration.version(), migration.name(), migration.sha256()));
            }
        }
    }

    private static void requireSame(Path file, Migration migration, Applied applied) {
        if (migration.version() != applied.version() || !migration.sha256().equals(applied.sha256())) {
            throw new StoreException(
                    "%s was made with another %s than this version has: use the version that made it, or move the file away and start again, it is rebuilt from the log"
                            .formatted(file, applied.name()));
        }
    }
}
