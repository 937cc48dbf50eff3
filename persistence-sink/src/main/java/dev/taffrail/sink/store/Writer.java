package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The one connection that writes, and its thread.
final class Writer implements AutoCloseable {
    private final Path file;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sink-writer").factory());
    private @Nullable Session session; // of the thread only

    Writer(Path file) {
        this.file = file;
    }

    <R> R inTransaction(Work<R> work) throws InterruptedException {
        return await(thread.submit(() -> run(work)));
    }

    private <R> R run(Work<R> work) {
        var current = session;
        if (current == null) {
            current = Session.writing(file);
            session = current;
        }
        try {
            return current.run(work);
        } catch (RuntimeException e) {
            discard(current);
            throw e;
        }
    }

    /// A connection that failed is not used again: whatever it still holds goes with it.
    private void discard(Session failed) {
        session = null;
        failed.close();
    }

    /// Unpacks what the work threw.
    static <R> R await(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    static RuntimeException thrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("work threw what it must not", e);
    }

    @Override
    public void close() {
        thread.execute(() -> {
            if (session != null) {
                discard(session);
            }
        });
        thread.close();
    }
}
