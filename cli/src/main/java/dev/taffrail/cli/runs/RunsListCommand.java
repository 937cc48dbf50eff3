package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.server.ServerAddress;
import dev.taffrail.cli.terminal.OutputFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `taffrail runs list`.
@Command(
        name = "list",
        description = {"Lists runs, the newest first.", "", "  taffrail runs list --status failed --agent clerk"})
public final class RunsListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--session", paramLabel = "S", description = "Of one session.")
    private Optional<String> session = Optional.empty();

    @Option(names = "--agent", paramLabel = "NAME", description = "Of one agent.")
    private Optional<String> agent = Optional.empty();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "queued, running, paused, completed, rejected, budget_exhausted, cancelled, failed or timed_out.")
    private Optional<String> status = Optional.empty();

    @Option(names = "--trace", paramLabel = "ID", description = "Of one W3C trace.")
    private Optional<String> trace = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", description = "Created since: 2h, 30m, or 2026-01-31T12:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Created before.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most this many; 50 when not given.")
    private int limit = 50;

    public RunsListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var now = context.terminal().clock().instant();
        var query = new LinkedHashMap<String, String>();
        session.ifPresent(value -> query.put("session", value));
        agent.ifPresent(value -> query.put("agent", value));
        status.ifPresent(value -> query.put("status", value));
        trace.ifPresent(value -> query.put("trace_id", value));
        since.ifPresent(value ->
                query.put("since", PointInTime.parse("--since", value, now).toString()));
        until.ifPresent(value ->
                query.put("until", PointInTime.parse("--until", value, now).toString()));
        query.put("limit", Integer.toString(limit));
        try (var server = new Server(ServerAddress.find(context.settings()))) {
            var page = server.get("/v1/runs", query);
            var items = page.path("items");
            boolean wide = context.printer().format() == OutputFormat.wide;
            context.printer()
                    .list(
                            items,
                            run -> RunReport.text(run, "handle"),
                            () -> wide ? RunPrinter.wideTable(items) : RunPrinter.table(items));
            context.printer()
                    .note(hint(items.isEmpty(), !RunReport.text(page, "next").isEmpty()));
        }
        return ExitCode.OK.number();
    }

    private static String hint(boolean none, boolean more) {
        if (none) {
            return "No runs. Begin with: taffrail run clerk \"Which orders wait, and for what?\"";
        }
        return more
                ? "There are more; see them with a higher --limit or an earlier --until."
                : "See one with: taffrail runs show RUN";
    }
}
