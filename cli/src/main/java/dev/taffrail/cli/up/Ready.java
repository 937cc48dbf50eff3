package dev.taffrail.cli.up;

import dev.taffrail.platform.lifecycle.Service;
import java.time.Duration;

/// A piece of work that is done at the start, in its place among the services.
///
/// @param name short, in lower case with dashes
record Ready(String name, Work work) implements Service {
    /// What is done.
    interface Work {
        void run() throws InterruptedException;
    }

    @Override
    public void start() {
        // the work is done where it may be waited for
    }

    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        work.run();
        return true;
    }

    @Override
    public void close() {
        // nothing runs any more
    }
}
