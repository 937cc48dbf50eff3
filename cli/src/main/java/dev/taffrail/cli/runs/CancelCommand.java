package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail cancel`.
@Command(
        name = "cancel",
        description = {
            "Ends a run: nothing more is started for it.",
            "",
            "  taffrail cancel 01m7z1qy269cn3y7m5e5jx9gfv --reason \"seen enough\""
        })
public final class CancelCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "session/run, or run.")
    private String run = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the audit trail.")
    private String reason = "";

    public CancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var steer = Steering.to(context, run)) {
            var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
            RunReport report = steer.send("cancel", body);
            context.printer().one(report.json(), report.handle(), () -> RunPrinter.summary(report));
            context.printer().note("See what it did with: taffrail runs show " + report.handle());
        }
        return ExitCode.OK.number();
    }
}
