package dev.taffrail.bench;

import dev.taffrail.bench.child.Folder;
import dev.taffrail.bench.figure.Comparison;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.bench.figure.Tables;
import dev.taffrail.bench.floor.Floor;
import dev.taffrail.bench.part.Plan;
import dev.taffrail.bench.traffic.Traffic;
import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.DataConfig;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `taffrail bench`.
@Command(
        name = "bench",
        description = {
            "Measures Taffrail on this machine, beside what Kafka alone takes for the same hops.",
            "Starts brokers and services of its own in child processes and removes what they leave.",
            "",
            "  taffrail bench -o json > now.json",
            "  taffrail bench --only sequential,burst --compare bench/baseline.json",
            "  taffrail bench --traffic DIR"
        })
final class BenchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--floor", description = "Measure the floor only, in this process.")
    private boolean floor;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description =
                    "floor, startup, sequential, storage, parallel, resume, idle, burst, checkpoint, screening, recovery, epochs; all but epochs when not given. The floor is measured with sequential and burst in any case.")
    private List<String> only = List.of();

    @Option(
            names = "--epochs",
            description = "Measure past two rollovers of the producer epoch as well; takes minutes.")
    private boolean epochs;

    @Option(
            names = "--smoke",
            description = "Small sizes: shows that it works, in about a minute. Its figures mean little.")
    private boolean smoke;

    @Option(
            names = "--finished",
            paramLabel = "N",
            description = "Finished runs in the data folder before the kill; 20000 when not given, 200 with --smoke.")
    private Optional<Integer> finished = Optional.empty();

    @Option(
            names = "--traffic",
            paramLabel = "DIR",
            description =
                    "Play the recorded sessions of DIR (airline.jsonl or another *.jsonl, system.md, tools.json) and compare; other parts only with --only.")
    private Optional<Path> traffic = Optional.empty();

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description =
                    "Compare with an earlier report (-o json); exit code 1 when a figure is worse by more than the threshold.")
    private Optional<Path> compare = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            defaultValue = "20%",
            description = "How much worse a figure may be; 20%% when not given.")
    private String threshold = "20%";

    @Option(names = "--keep", description = "Leave the data folders and logs of the children where they are.")
    private boolean keep;

    BenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double allowed = Threshold.parse(threshold);
        Optional<Report> before = compare.map(ReportFile::read);
        Report report = measured(plan()).derived();
        return finish(report, before.map(earlier -> Comparison.of(earlier, report, allowed)));
    }

    private Report measured(Plan plan) throws IOException, InterruptedException {
        try (var folder = Folder.create(keep);
                var progress =
                        new Progress(context.terminal(), !context.options().isQuiet())) {
            if (keep) {
                context.terminal().say("keeping " + folder.path());
            }
            return floor ? floor(folder, plan) : measured(folder, plan, progress);
        }
    }

    private Plan plan() {
        Plan plan = smoke ? Plan.smoke() : Plan.full();
        if (finished.isPresent() && finished.get() < 0) {
            throw new Failure(ExitCode.USAGE, "--finished is %d; give 0 or more".formatted(finished.get()));
        }
        return finished.map(plan::withFinished).orElse(plan);
    }

    private static Report floor(Folder folder, Plan plan) throws InterruptedException {
        try (var floor = Floor.start(folder.data("floor"))) {
            return floor.measure(plan.floor());
        }
    }

    private Report measured(Folder folder, Plan plan, Progress progress) throws IOException, InterruptedException {
        var report = new Report();
        Machine.describe(report.details("machine"));
        new Suite(folder, plan, smoke, settings(), report, progress::update).measure(parts());
        if (traffic.isPresent()) {
            Traffic.play(traffic.get(), folder, settings(), report, progress::update);
        }
        return report;
    }

    /// What the user set for the product goes to the children; where it runs does not.
    private Map<String, String> settings() {
        var settings = new LinkedHashMap<>(context.options().asSettings());
        if (settings.containsKey("kafka.bootstrap") || settings.containsKey("server")) {
            throw new Failure(
                    ExitCode.USAGE, "bench starts brokers and services of its own; leave --bootstrap and --server out");
        }
        settings.remove(DataConfig.DIR);
        return settings;
    }

    private Set<Part> parts() {
        if (only.isEmpty() && traffic.isPresent()) {
            return EnumSet.noneOf(Part.class);
        }
        Set<Part> parts = only.isEmpty() ? Part.usual() : EnumSet.noneOf(Part.class);
        for (String word : only) {
            if (!Part.words().contains(word)) {
                throw new Failure(
                        ExitCode.USAGE,
                        "--only has `%s`, which is no part; parts are %s"
                                .formatted(word, String.join(", ", Part.words())));
            }
            parts.add(Part.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        if (epochs) {
            parts.add(Part.EPOCHS);
        }
        return parts;
    }

    private int finish(Report report, Optional<Comparison> comparison) {
        var json = report.json();
        comparison.ifPresent(made -> json.set("comparison", ReportFile.json(made)));
        var printer = context.printer();
        printer.one(json, "bench", () -> String.join("\n", Tables.of(report).lines(printer.style())));
        comparison.ifPresent(made -> Tables.of(made).lines(printer.style()).forEach(context.terminal()::say));
        report.failed()
                .forEach(part -> context.terminal().say("not measured to its end: " + part + ", see details.failed"));
        boolean good = comparison.map(made -> !made.regressed()).orElse(true)
                && Traffic.isEqual(report)
                && report.failed().isEmpty();
        return (good ? ExitCode.OK : ExitCode.NEGATIVE).number();
    }
}
