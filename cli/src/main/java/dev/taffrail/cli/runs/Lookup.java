package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.Server;
import java.time.Duration;
import java.util.Optional;

/// Finds the session of a run that was named alone.
final class Lookup {
    /// What was submitted a moment ago is stored within it.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Lookup() {}

    /// @throws Failure NOT_FOUND when there is none, or more than one
    static Handle of(Server server, Handle named) throws InterruptedException {
        var watch = new RunWatch(server, named, Optional.empty());
        long begun = System.nanoTime();
        while (true) {
            Optional<RunReport> report = watch.now();
            if (report.isPresent()) {
                return Handle.parse(report.get().handle());
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw unknown(named);
            }
            Thread.sleep(PAUSE);
        }
    }

    static Failure unknown(Handle handle) {
        return new Failure(
                ExitCode.NOT_FOUND,
                "there is no run " + handle
                        + (handle.isAlone() ? ", or several sessions have one with this id: write session/run" : "")
                        + "; `taffrail runs list` shows what there is");
    }
}
