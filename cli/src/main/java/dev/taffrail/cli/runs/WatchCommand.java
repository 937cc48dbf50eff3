package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.server.ServerAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `taffrail watch`.
@Command(
        name = "watch",
        description = {
            "Shows a run step by step until it ends, and how its budget burns down: # spent, + reserved, - left.",
            "Ctrl-C leaves it running.",
            "",
            "  taffrail watch 01m7z1qy269cn3y7m5e5jx9gfv"
        })
public final class WatchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "session/run, or run.")
    private String run = "";

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Watch no longer than this.")
    private Optional<Long> timeout = Optional.empty();

    public WatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var handle = Handle.parse(run);
        try (var server = new Server(ServerAddress.find(context.settings()))) {
            long begun = System.nanoTime();
            Optional<Duration> patience = timeout.map(Duration::ofSeconds);
            RunReport now = Lookup.within(patience, server, handle);
            Optional<Duration> left = patience.map(most -> most.minusNanos(System.nanoTime() - begun));
            return new Following(context, true, left)
                    .end(server, handle, now.leg())
                    .number();
        }
    }
}
