package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.terminal.Printer;
import java.time.Duration;
import java.util.Optional;

/// Waits for the end of a run on behalf of a command, and prints what came of it.
///
/// @param steps whether each step is shown on the way
record Following(CommandContext context, boolean steps, Optional<Duration> patience) {
    /// @param fromLeg the leg whose end is waited for, or a later one
    ExitCode end(Server server, Handle handle, int fromLeg) throws InterruptedException {
        Printer printer = context.printer();
        var runs = new RunPrinter(printer, line -> context.terminal().out().println(line));
        try (var _ = Detach.sayingHowToComeBack(context, "watch " + handle)) {
            RunReport end = new RunWatch(server, handle, patience).untilEnd(fromLeg, report -> {
                if (steps && printer.format().isForPeople()) {
                    runs.follow(report);
                }
            });
            printer.one(end.json(), end.handle(), () -> runs.ending(end));
            return RunPrinter.code(end);
        }
    }
}
