package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection, used by one thread: runs work between a begin and a commit, and rolls back when it fails.
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Path file;
    private final Connection connection;
    private final Transaction transaction;
    private final String begin;

    private Session(Path file, Connection connection, String begin) {
        this.file = file;
        this.connection = connection;
        this.transaction = new Transaction(file, connection);
        this.begin = begin;
    }

    /// A session that takes the right to write when it begins, not when it first writes: a later upgrade would fail
    /// at once.
    static Session writing(Path file) {
        try {
            return new Session(file, Pragmas.writer(file), "BEGIN IMMEDIATE");
        } catch (SQLException e) {
            throw StoreFault.of(e, file);
        }
    }

    static Session reading(Path file) {
        try {
            return new Session(file, Pragmas.reader(file), "BEGIN");
        } catch (SQLException e) {
            throw StoreFault.of(e, file);
        }
    }

    Transaction transaction() {
        return transaction;
    }

    <R> R run(Work<R> work) {
        transaction.script(begin);
        try {
            var result = work.run(transaction);
            transaction.script("COMMIT");
            return result;
        } catch (RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /// SQLite may have rolled back by itself, then there is nothing left to do.
    private void rollBack(RuntimeException cause) {
        try {
            transaction.script("ROLLBACK");
        } catch (StoreFault e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("a connection could not be closed");
        }
    }
}
