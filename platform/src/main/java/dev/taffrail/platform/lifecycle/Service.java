package dev.taffrail.platform.lifecycle;

import java.time.Duration;

/// A part of the process that is started once and stopped once.
public interface Service extends AutoCloseable {
    /// Short, in lower case with dashes; also the name of its main thread.
    String name();

    /// Begins to work. Returns soon; what takes time goes on in the service's own threads.
    void start();

    /// Waits until the service does its work.
    ///
    /// @return whether it was ready in time
    boolean awaitReady(Duration patience) throws InterruptedException;

    /// Stops, and returns when it has stopped. Called at most once, also for a service whose start failed.
    @Override
    void close();
}
