package dev.taffrail.bench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The SQLite file of a running sink, read from outside of its process. Reading never holds the sink up: the file has a
/// write-ahead log.
public final class SinkFile implements AutoCloseable {
    private final Connection connection;

    private SinkFile(Connection connection) {
        this.connection = connection;
    }

    public static SinkFile open(Path file) {
        try {
            return new SinkFile(DriverManager.getConnection("jdbc:sqlite:file:" + file.toAbsolutePath() + "?mode=ro"));
        } catch (SQLException e) {
            throw new IllegalStateException(file + " cannot be read while the sink runs", e);
        }
    }

    /// How many legs have ended.
    public long endedLegs() {
        return number("SELECT count(*) FROM legs WHERE ended_at > 0");
    }

    /// The pages in use, those that still are in the write-ahead log included.
    public long bytes() {
        return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
    }

    private long number(String query) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the SQLite file of the sink did not answer: " + query, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the SQLite file of the sink cannot be closed", e);
        }
    }
}
