package dev.taffrail.bench.part;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.cli.command.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The parts that share one `up`, in the order in which they disturb each other least.
public final class MainStage {
    /// A part of this stage.
    public enum Act {
        STARTUP,
        SEQUENTIAL,
        STORAGE,
        PARALLEL,
        RESUME,
        IDLE,
        BURST,
        CHECKPOINT
    }

    private MainStage() {}

    /// @param data a folder that is not there yet
    /// @param settings of the product that differ from what it comes with
    public static void measure(
            Path data, Set<Act> acts, Plan plan, Map<String, String> settings, Report report, Consumer<String> say)
            throws IOException, InterruptedException {
        say.accept("starting `taffrail up`");
        try (var child = ChildTaffrail.start(data, Agents.equipment(settings))) {
            var stage = new Stage(child, child.awaitReady().clients(), plan, report, say);
            for (Act act : Act.values()) {
                if (acts.contains(act) || (act == Act.SEQUENTIAL && acts.contains(Act.CHECKPOINT))) {
                    say.accept(act.name().toLowerCase(Locale.ROOT));
                    tried(act, stage);
                }
            }
        }
        if (acts.contains(Act.CHECKPOINT)) {
            CheckpointPart.measure(data.resolve("taffrail.db"), plan.runs(), plan.checkpoints(), report);
        }
    }

    private static void tried(Act act, Stage stage) throws InterruptedException {
        try {
            play(act, stage);
        } catch (Failure failed) {
            stage.report().failed(act.name().toLowerCase(Locale.ROOT), String.valueOf(failed.getMessage()));
        }
    }

    private static void play(Act act, Stage stage) throws InterruptedException {
        switch (act) {
            case STARTUP -> LoadParts.startup(stage);
            case SEQUENTIAL -> LoadParts.sequential(stage);
            case STORAGE -> StoragePart.measure(stage);
            case PARALLEL -> ParallelPart.measure(stage);
            case RESUME -> ResumePart.measure(stage);
            case IDLE -> LoadParts.idle(stage);
            case BURST -> LoadParts.burst(stage);
            case CHECKPOINT -> stage.say().accept("stopping `taffrail up`");
        }
    }
}
