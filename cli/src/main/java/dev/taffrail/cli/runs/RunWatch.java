package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.Server;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Follows a run: the server holds each answer back until something happened.
///
/// @param patience how long in all; empty for as long as it takes
public record RunWatch(Server server, Handle handle, Optional<Duration> patience) {
    /// Waits until a leg from `fromLeg` on has ended.
    ///
    /// @param changed is told each state that is seen, the last one included
    /// @throws Failure TIMED_OUT when the patience is over; the run goes on
    public RunReport untilEnd(int fromLeg, Consumer<RunReport> changed) throws InterruptedException {
        long begun = System.nanoTime();
        long seen = 0;
        while (true) {
            Optional<RunReport> report = after(seen);
            if (report.isPresent() && report.get().seq() > seen) {
                seen = report.get().seq();
                changed.accept(report.get());
                if (report.get().ended() && report.get().leg() >= fromLeg) {
                    return report.get();
                }
            }
            requireTime(begun);
        }
    }

    /// Waits until the run is known.
    ///
    /// @throws Failure TIMED_OUT when the patience is over
    public RunReport untilSeen() throws InterruptedException {
        return until(_ -> true);
    }

    /// Waits until the run is as it shall be. A run that has ended stays as it is.
    ///
    /// @throws Failure TIMED_OUT when the patience is over
    public RunReport until(Predicate<RunReport> wanted) throws InterruptedException {
        long begun = System.nanoTime();
        long seen = 0;
        while (true) {
            Optional<RunReport> report = after(seen);
            if (report.isPresent() && (report.get().ended() || wanted.test(report.get()))) {
                return report.get();
            }
            seen = report.map(RunReport::seq).orElse(0L);
            requireTime(begun);
        }
    }

    /// As it is when it has answered the command, or when the server has waited long enough for that.
    Optional<RunReport> withAnswerTo(String command) throws InterruptedException {
        return find("command=" + Server.encoded(command));
    }

    /// As it is now.
    public Optional<RunReport> now() throws InterruptedException {
        return server.find(handle.path()).map(RunReport::new);
    }

    private Optional<RunReport> after(long seq) throws InterruptedException {
        return find("min_seq=" + (seq + 1));
    }

    private Optional<RunReport> find(String query) throws InterruptedException {
        String path = handle.path();
        return server.find(path + (path.contains("?") ? "&" : "?") + query).map(RunReport::new);
    }

    private void requireTime(long begun) {
        patience.filter(most -> System.nanoTime() - begun > most.toNanos()).ifPresent(most -> {
            throw new Failure(
                    ExitCode.TIMED_OUT,
                    "the run %s did not end within %d s and goes on; `taffrail watch %s` shows it"
                            .formatted(handle, most.toSeconds(), handle));
        });
    }
}
