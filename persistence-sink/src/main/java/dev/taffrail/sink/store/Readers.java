package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Connections that only read, as many as threads; made when they are first needed.
final class Readers implements AutoCloseable {
    private final Path file;
    private final Duration limit;
    private final ThreadPoolExecutor threads;
    private final BlockingQueue<Session> idle;

    Readers(Path file, int readers, int waiting, Duration limit) {
        this.file = file;
        this.limit = limit;
        this.idle = new LinkedBlockingQueue<>(readers);
        this.threads = new ThreadPoolExecutor(
                readers,
                readers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("sink-reader-", 0).factory());
    }

    <R> R read(Work<R> work) throws InterruptedException {
        var running = new AtomicReference<@Nullable Session>();
        try {
            return threads.submit(() -> run(work, running)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            throw new ReadRefused("too many queries wait for the database: ask again later");
        } catch (TimeoutException _) {
            cancel(running.get());
            throw new ReadRefused("the query took longer than %d s: ask for less".formatted(limit.toSeconds()));
        } catch (ExecutionException e) {
            throw Writer.thrown(e);
        }
    }

    private <R> R run(Work<R> work, AtomicReference<@Nullable Session> running) {
        var taken = idle.poll();
        var session = taken == null ? Session.reading(file) : taken;
        running.set(session);
        try {
            var result = session.run(work);
            running.set(null);
            idle.add(session);
            return result;
        } catch (RuntimeException e) {
            running.set(null);
            session.close();
            throw e;
        }
    }

    private static void cancel(@Nullable Session session) {
        if (session != null) {
            session.transaction().cancel();
        }
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(Session::close);
    }
}
