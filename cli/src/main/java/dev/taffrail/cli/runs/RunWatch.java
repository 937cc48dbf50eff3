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
    /// How long the server is asked to hold an answer back.
    private static final Duration HOLD = Duration.ofSeconds(10);

    /// Waits until a leg from `fromLeg` on has ended.
    ///
    /// @param changed is told each state that is seen, the last one included
    /// @throws Failure TIMED_OUT when the patience is over; the run goes on
    public RunReport untilEnd(int fromLeg, Consumer<RunReport> changed) throws InterruptedException {
        long begun = System.nanoTime();
        long seen = 0;
        while (true) {
            Optional<RunReport> report = after(seen, begun);
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

    /// As it is as soon as it is known, since what was asked for a moment ago is still on its way; or empty when it
    /// is not known when the patience, or the time that the server holds an answer back, is over.
    public Optional<RunReport> seen() throws InterruptedException {
        return after(0, System.nanoTime());
    }

    /// Waits until the run is as it shall be. A run that has ended stays as it is.
    ///
    /// @throws Failure TIMED_OUT when the patience is over
    public RunReport until(Predicate<RunReport> wanted) throws InterruptedException {
        long begun = System.nanoTime();
        long seen = 0;
        while (true) {
            Optional<RunReport> report = after(seen, begun);
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

    private Optional<RunReport> after(long seq, long begun) throws InterruptedException {
        long hold = Math.clamp(left(begun).toMillis(), 1, HOLD.toMillis());
        return find("min_seq=" + (seq + 1) + "&wait=" + hold + "ms");
    }

    private Optional<RunReport> find(String query) throws InterruptedException {
        String path = handle.path();
        return server.find(path + (path.contains("?") ? "&" : "?") + query).map(RunReport::new);
    }

    private Duration left(long begun) {
        return patience.map(most -> most.minusNanos(System.nanoTime() - begun)).orElse(HOLD);
    }

    private void requireTime(long begun) {
        if (!left(begun).isPositive()) {
            throw new Failure(
                    ExitCode.TIMED_OUT,
                    "the run %s did not end in time and goes on; `taffrail watch %s` shows it"
                            .formatted(handle, handle));
        }
    }
}
