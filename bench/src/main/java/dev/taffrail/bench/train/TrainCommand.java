package dev.taffrail.bench.train;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.DataConfig;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `taffrail bench train`.
@Command(
        name = "train",
        description = {
            "Makes the weights of the detection module from labelled data, and a manifest of where they come from.",
            "One thread and fixed seeds: the same data gives the same bytes.",
            "",
            "  taffrail bench train --data DIR --out detection/src/main/resources/dev/taffrail/detection/weights"
        })
public final class TrainCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where the weights and the manifest go.")
    private Path out = Path.of("");

    @Option(
            names = "--cross-validate",
            description = "Measure with each source left out in turn as well; takes minutes.")
    private boolean bySource;

    public TrainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Path data = data();
        try (var progress = new Progress(context.terminal(), !context.options().isQuiet())) {
            var manifest = new Training(data, out, progress::update).run(bySource);
            context.printer().one(manifest, "train", manifest::toPrettyString);
            return ExitCode.OK.number();
        }
    }

    /// `--data` is an option of every command; here it is the folder with one folder for each task.
    private Path data() {
        String given = context.options().asSettings().get(DataConfig.DIR);
        if (given == null) {
            throw new Failure(ExitCode.USAGE, "--data is missing; give the folder of the labelled data");
        }
        for (String task : Training.TASKS) {
            if (!Files.isDirectory(Path.of(given, task))) {
                throw new Failure(
                        ExitCode.USAGE,
                        "--data is %s, which has no folder `%s`; give the folder of the labelled data, with %s"
                                .formatted(given, task, String.join(", ", Training.TASKS)));
            }
        }
        return Path.of(given);
    }
}
