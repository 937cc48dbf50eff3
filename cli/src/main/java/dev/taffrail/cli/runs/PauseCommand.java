package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail pause`.
@Command(
        name = "pause",
        description = {
            "Holds a run before its next step; what was started is waited for.",
            "",
            "  taffrail pause 01m7z1qy269cn3y7m5e5jx9gfv --reason \"waiting for the harbour master\""
        })
public final class PauseCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "session/run, or run.")
    private String run = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = false, description = "Why, for the audit trail.")
    private String reason = "";

    public PauseCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var steer = Steering.to(context, run)) {
            var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
            RunReport report = steer.send("pause", body);
            context.printer().one(report.json(), report.handle(), () -> RunPrinter.summary(report));
            context.printer().note("Go on with: taffrail resume " + report.handle());
        }
        return ExitCode.OK.number();
    }
}
