package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection that writes, and its thread.
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Path file;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("sink-writer").factory());
    private @Nullable Session session; // of the thread only

    Writer(Path file) {
        this.file = file;
    }

    <R> R inTransaction(Work<R> work) throws SQLException, InterruptedException {
        return await(thread.submit(() -> run(work)));
    }

    private <R> R run(Work<R> work) throws SQLException {
        var current = session;
        if (current == null) {
            current = new Session(Pragmas.writer(file), "BEGIN IMMEDIATE");
            session = current;
        }
        try {
            return current.run(work);
        } catch (SQLException | RuntimeException e) {
            discard(current);
            throw e;
        }
    }

    /// A connection that failed is not used again: whatever it still holds goes with it.
    private void discard(Session failed) {
        session = null;
        try {
            failed.close();
        } catch (SQLException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("a failed connection could not be closed");
        }
    }

    /// Unpacks what the work threw.
    static <R> R await(Future<R> future) throws SQLException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    static SQLException thrown(ExecutionException e) {
        return switch (e.getCause()) {
            case SQLException sql -> sql;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException("work threw what it must not", e);
        };
    }

    @Override
    public void close() {
        thread.submit(() -> {
            if (session != null) {
                discard(session);
            }
        });
        thread.close();
    }
}
