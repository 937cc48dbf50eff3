package dev.taffrail.cli.up;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Why [UpCommand] stops: somebody asked for it, or a service cannot go on. What comes first counts.
final class Stop {
    private final CompletableFuture<String> why = new CompletableFuture<>();

    /// Somebody wants it: no failure.
    void request() {
        why.complete("");
    }

    /// @param what the service, and what happened to it
    void giveUp(String what) {
        why.complete(what);
    }

    /// Waits for the first of both.
    ///
    /// @throws Failure when a service cannot go on
    void await() throws InterruptedException {
        try {
            String what = why.get();
            if (!what.isEmpty()) {
                throw new Failure(
                        ExitCode.ENVIRONMENT,
                        what + "; all was stopped. The log says more; `taffrail up` goes on with what was in flight");
            }
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
