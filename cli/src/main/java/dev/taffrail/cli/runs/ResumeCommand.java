package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `taffrail resume`.
@Command(
        name = "resume",
        description = {
            "Goes on with a run: with a paused one, or with one that ended before its answer. Counters go on too.",
            "",
            "  taffrail resume 01m7z1qy269cn3y7m5e5jx9gfv --add tokens=20000 --reason \"finish it\" --follow"
        })
public final class ResumeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "session/run, or run.")
    private String run = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
    private String reason = "";

    @Option(
            names = "--from-checkpoint",
            paramLabel = "STEP",
            description = "The step to go on from; the last one when not given.")
    private int checkpoint;

    @Option(
            names = "--add",
            paramLabel = "NAME=N",
            split = ",",
            description = "Raises limits by these amounts: tokens, cost, iterations and others.")
    private List<String> add = List.of();

    @Option(names = "--follow", description = "Show each step, then the answer.")
    private boolean follow;

    @Option(names = "--wait", description = "Wait for the end, then print the answer.")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Wait no longer than this.")
    private Optional<Long> timeout = Optional.empty();

    public ResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode body = body();
        try (var steer = Steering.to(context, run)) {
            RunReport before = steer.before();
            RunReport report = steer.send("resume", body);
            if (follow || wait) {
                int leg = before.ended() ? before.leg() + 1 : before.leg();
                return new Following(context, follow, timeout.map(Duration::ofSeconds))
                        .end(steer.server(), steer.handle(), leg)
                        .number();
            }
            context.printer().one(report.json(), report.handle(), () -> RunPrinter.summary(report));
            context.printer().note("Watch it with: taffrail watch " + report.handle());
        }
        return ExitCode.OK.number();
    }

    private ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        if (checkpoint > 0) {
            body.put("checkpoint", checkpoint);
        }
        if (!add.isEmpty()) {
            body.set("add", LimitOption.parse("--add", add));
        }
        return body;
    }
}
