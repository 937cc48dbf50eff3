package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.terminal.Printer;
import dev.taffrail.cli.terminal.Style;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.schemas.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Shows runs to people.
public final class RunPrinter {
    private static final int WIDTH = 72;
    private static final List<String> COLUMNS =
            List.of("RUN", "AGENT", "STATUS", ">ITERATIONS", ">TOKENS", ">COST USD", ">TIME", "CREATED");
    private static final List<String> MORE_COLUMNS =
            List.of(">LEG", ">TOOL CALLS", "AGENT VERSION", "PRINCIPAL", "TRACE", "WHY");

    private final Printer printer;
    private final Consumer<String> out;
    private int shown;
    private String burnDown = "";

    /// @param out where lines of a run that is followed go
    RunPrinter(Printer printer, Consumer<String> out) {
        this.printer = printer;
        this.out = out;
    }

    /// The lines of a run that were not shown yet, and its budget when it moved.
    void follow(RunReport report) {
        var lines = report.lines();
        for (; shown < lines.size(); shown++) {
            out.accept(line(lines.get(shown), printer.style()));
        }
        followBudget(BurnDown.of(report));
    }

    private void followBudget(BurnDown now) {
        if (!now.isEmpty() && !now.toString().equals(burnDown)) {
            burnDown = now.toString();
            out.accept(printer.style().dim("     budget  " + burnDown));
        }
    }

    /// The end of a run: what it answered, and what it took.
    String ending(RunReport report) {
        var text = new StringBuilder();
        if (!report.answer().isEmpty()) {
            text.append('\n').append(report.answer()).append("\n\n");
        }
        text.append(printer.style().outcome(summary(report)));
        if (report.status() != RunStatus.COMPLETED && report.resumable()) {
            text.append("\nGo on with: ")
                    .append(printer.hints()
                            .command("resume " + report.handle() + RaisedLimit.option(report) + " --reason \"...\""));
        }
        return text.toString();
    }

    /// 0 when it completed, 1 otherwise.
    static ExitCode code(RunReport report) {
        return report.status() == RunStatus.COMPLETED ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    static Table table(Iterable<JsonNode> runs) {
        var table = new Table(COLUMNS.toArray(String[]::new));
        for (JsonNode run : runs) {
            table.row(cells(run).toArray());
        }
        return table;
    }

    /// With what explains a run, and what finds it elsewhere.
    static Table wideTable(Iterable<JsonNode> runs) {
        var table =
                new Table(Stream.concat(COLUMNS.stream(), MORE_COLUMNS.stream()).toArray(String[]::new));
        for (JsonNode run : runs) {
            var report = new RunReport(run);
            table.row(Stream.concat(
                            cells(run).stream(),
                            Stream.of(
                                    report.leg(),
                                    report.toolCalls(),
                                    RunReport.text(run, "agent"),
                                    RunReport.text(run, "principal"),
                                    RunReport.text(run, "trace_id"),
                                    report.why()))
                    .toArray());
        }
        return table;
    }

    private static List<Object> cells(JsonNode run) {
        var report = new RunReport(run);
        return List.of(
                report.handle(),
                report.agent(),
                report.outcome(),
                report.iterations(),
                count(report.tokens()),
                report.cost(),
                time(run),
                RunReport.text(run, "created_at").replaceFirst("\\..*", "Z").replace("ZZ", "Z"));
    }

    static String summary(RunReport report) {
        String why = report.why();
        return "%s %s: %d iterations, %s tokens, %s usd, %s%s"
                .formatted(
                        report.handle(),
                        report.outcome(),
                        report.iterations(),
                        count(report.tokens()),
                        report.cost(),
                        time(report.json()),
                        why.isEmpty() ? "" : " (" + why + ")");
    }

    /// From the start to the end, or nothing.
    public static String time(JsonNode run) {
        String started = RunReport.text(run, "started_at");
        String ended = RunReport.text(run, "ended_at");
        return started.isEmpty() || ended.isEmpty()
                ? "-"
                : seconds(Duration.between(Instant.parse(started), Instant.parse(ended)));
    }

    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String line(RunReport.Line line, Style style) {
        String head = line.isTool()
                ? "     %-24s %-9s %17s %6d ms".formatted(line.what(), line.status(), "", line.millis())
                : "%3d  %-24s %-9s %10s tokens %6d ms"
                        .formatted(line.step(), line.what(), line.status(), count(line.tokens()), line.millis());
        return style.outcome(head) + "  " + style.dim(cut(line.output()));
    }

    private static String cut(String text) {
        String oneLine = text.replaceAll("\\s+", " ").strip();
        return oneLine.length() <= WIDTH ? oneLine : oneLine.substring(0, WIDTH - 3) + "...";
    }
}
