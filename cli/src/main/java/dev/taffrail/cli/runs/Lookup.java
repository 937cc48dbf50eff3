package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.Server;
import java.time.Duration;
import java.util.Optional;

/// Finds a run that was named, maybe without its session.
final class Lookup {
    /// What was asked for a moment ago has been admitted and stored within it.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Lookup() {}

    /// @throws Failure NOT_FOUND when there is none, or, named without a session, more than one
    static RunReport of(Server server, Handle named) throws InterruptedException {
        return within(Optional.empty(), server, named);
    }

    /// The same for whoever waits no longer than `most`.
    static RunReport within(Optional<Duration> most, Server server, Handle named) throws InterruptedException {
        Duration patience =
                most.filter(shorter -> shorter.compareTo(PATIENCE) < 0).orElse(PATIENCE);
        return new RunWatch(server, named, Optional.of(patience)).seen().orElseThrow(() -> unknown(named));
    }

    static Failure unknown(Handle handle) {
        return new Failure(
                ExitCode.NOT_FOUND,
                "there is no run " + handle
                        + (handle.isAlone() ? ", or several sessions have one with this id: write session/run" : "")
                        + "; `taffrail runs list` shows what was admitted");
    }
}
