package dev.taffrail.sink.store;

import java.sql.Connection;
import java.sql.SQLException;

/// One connection, used by one thread: runs work between a begin and a commit, and rolls back when it fails.
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Transaction transaction;
    private final String begin;

    Session(Connection connection, String begin) {
        this.connection = connection;
        this.transaction = new Transaction(connection);
        this.begin = begin;
    }

    Transaction transaction() {
        return transaction;
    }

    <R> R run(Work<R> work) throws SQLException {
        execute(begin);
        try {
            var result = work.run(transaction);
            execute("COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /// SQLite may have rolled back by itself, then there is nothing left to do.
    private void rollBack(Exception cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
