package dev.taffrail.cli.up;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the first SIGINT or SIGTERM into an orderly stop of what [UpCommand] runs. The JVM waits for it, but not for
/// ever.
final class StopOnSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopOnSignal.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Duration patience;
    private final Thread hook;

    private StopOnSignal(Duration patience, Runnable requestStop) {
        this.patience = patience;
        this.hook = new Thread(() -> stop(requestStop), "stop-on-signal");
    }

    /// @param patience how long the JVM waits for [#close]
    static StopOnSignal install(Duration patience, Runnable requestStop) {
        var handler = new StopOnSignal(patience, requestStop);
        Runtime.getRuntime().addShutdownHook(handler.hook);
        return handler;
    }

    /// The process ends with 0 when all was stopped: a stop that was asked for is no failure. Where all was stopped
    /// before, nobody asked: the process ends by itself, and its own exit code stands.
    private void stop(Runnable requestStop) {
        if (stopped.getCount() == 0) {
            return;
        }
        requestStop.run();
        try {
            if (stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(0);
            }
            LOG.atWarn().log("not everything stopped in time; what was in flight goes on at the next start");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells that everything is stopped.
    @Override
    public void close() {
        stopped.countDown();
    }
}
