package dev.taffrail.cli.up;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that goes on beside the starting thread.
///
/// @param task runs already
record Beside<T>(FutureTask<T> task) {
    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

    static <T> Beside<T> start(String name, Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon(true).name(name).start(task);
        return new Beside<>(task);
    }

    /// What it made; its own exception when it failed.
    T await() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException own
                    ? own
                    : new IllegalStateException("the start failed", failed.getCause());
        }
    }

    /// Waits until it is over, however it ended.
    void settle() {
        try {
            task.get();
        } catch (ExecutionException failed) {
            LOG.atDebug().setCause(failed).log("work beside the start failed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
