package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;

/// How connections are opened. Every setting that matters is given, read back and compared: SQLite ignores what it does
/// not understand.
final class Pragmas {
    /// Only one process writes, through one connection: nobody waits longer than a checkpoint takes.
    private static final int BUSY_MILLIS = 5_000;

    /// Half a minute of load before pages are copied from the log into the file; copying is what costs, not
    /// syncing.
    private static final int CHECKPOINT_PAGES = 8_192;

    private static final int WAL_BYTES = 64 * 1024 * 1024;
    private static final int WRITER_CACHE_KIB = 16 * 1024;
    private static final int READER_CACHE_KIB = 4 * 1024;

    private Pragmas() {}

    static Connection writer(Path file) throws SQLException {
        var config = common(WRITER_CACHE_KIB);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // After a loss of power the last transactions may be missing, positions with them: they are loaded again.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setWalAutocheckpoint(CHECKPOINT_PAGES);
        config.setJournalSizeLimit(WAL_BYTES);
        var expected = new TreeMap<>(expected(WRITER_CACHE_KIB));
        expected.put("journal_mode", "wal");
        expected.put("synchronous", "1");
        expected.put("wal_autocheckpoint", Integer.toString(CHECKPOINT_PAGES));
        expected.put("journal_size_limit", Integer.toString(WAL_BYTES));
        return open(file, config, expected);
    }

    static Connection reader(Path file) throws SQLException {
        var config = common(READER_CACHE_KIB);
        config.setReadOnly(true);
        var expected = new TreeMap<>(expected(READER_CACHE_KIB));
        expected.put("query_only", "1");
        return open(file, config, expected);
    }

    private static SQLiteConfig common(int cacheKib) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-cacheKib);
        // A file that was tampered with runs no functions of its schema, and no page is believed.
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        return config;
    }

    private static Map<String, String> expected(int cacheKib) {
        return Map.of(
                "busy_timeout", Integer.toString(BUSY_MILLIS),
                "cache_size", Integer.toString(-cacheKib),
                "trusted_schema", "0",
                "cell_size_check", "1",
                "mmap_size", "0",
                "foreign_keys", "0");
    }

    private static Connection open(Path file, SQLiteConfig config, Map<String, String> expected) throws SQLException {
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            set(connection, "trusted_schema", "0");
            set(connection, "cell_size_check", "1");
            if (expected.containsKey("query_only")) {
                set(connection, "query_only", "1");
            }
            for (var pragma : expected.entrySet()) {
                require(connection, pragma.getKey(), pragma.getValue());
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void set(Connection connection, String pragma, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma + " = " + value);
        }
    }

    private static void require(Connection connection, String pragma, String value) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + pragma)) {
            var actual = result.next() ? result.getString(1) : "nothing";
            if (!value.equals(actual.toLowerCase(Locale.ROOT))) {
                throw new SQLException("SQLite did not take PRAGMA %s = %s: it is %s".formatted(pragma, value, actual));
            }
        }
    }
}
