package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.server.ServerAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `taffrail runs show`.
@Command(
        name = "show",
        description = {
            "Shows one run: legs, steps, budget, checkpoints, commands, verdicts.",
            "",
            "  taffrail runs show morning/01m7z1qy269cn3y7m5e5jx9gfv"
        })
public final class RunsShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "session/run, or run.")
    private String run = "";

    public RunsShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var handle = Handle.parse(run);
        try (var server = new Server(ServerAddress.find(context.settings()))) {
            RunReport report =
                    new RunWatch(server, handle, Optional.empty()).now().orElseThrow(() -> Lookup.unknown(handle));
            var printer = context.printer();
            printer.one(report.json(), report.handle(), () -> new RunPage(report, printer.style()).text());
        }
        return ExitCode.OK.number();
    }
}
