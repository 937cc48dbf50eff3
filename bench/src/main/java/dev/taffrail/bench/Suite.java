package dev.taffrail.bench;

import dev.taffrail.bench.child.ChildFloor;
import dev.taffrail.bench.child.Folder;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.bench.part.EpochsPart;
import dev.taffrail.bench.part.MainStage;
import dev.taffrail.bench.part.Plan;
import dev.taffrail.bench.part.RecoveryPart;
import dev.taffrail.bench.part.ScreeningPart;
import dev.taffrail.cli.command.Failure;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The parts in their order, each process after the other: nothing that is measured shares the machine with another.
record Suite(
        Folder folder, Plan plan, boolean smoke, Map<String, String> settings, Report report, Consumer<String> say) {
    void measure(Set<Part> parts) throws IOException, InterruptedException {
        if (parts.contains(Part.FLOOR) || parts.contains(Part.SEQUENTIAL) || parts.contains(Part.BURST)) {
            say.accept("measuring the floor");
            tried(
                    "floor",
                    () -> report.addAll(
                            ChildFloor.measure(smoke ? List.of("--smoke") : List.of(), folder.data("floor.log"))));
        }
        Set<MainStage.Act> acts = acts(parts);
        if (!acts.isEmpty()) {
            tried("up", () -> MainStage.measure(folder.data("up"), acts, plan, settings, report, say));
        }
        if (parts.contains(Part.SCREENING)) {
            tried("screening", () -> ScreeningPart.measure(folder.data("screening"), plan, settings, report, say));
        }
        if (parts.contains(Part.RECOVERY)) {
            tried("recovery", () -> RecoveryPart.measure(folder.data("recovery"), plan, settings, report, say));
        }
        if (parts.contains(Part.EPOCHS)) {
            tried("epochs", () -> EpochsPart.measure(folder.data("epochs"), plan, settings, report, say));
        }
    }

    private interface Measurement {
        void run() throws IOException, InterruptedException;
    }

    /// A part that fails takes neither the figures before it away nor those after it.
    private void tried(String part, Measurement measurement) throws IOException, InterruptedException {
        try {
            measurement.run();
        } catch (Failure failed) {
            report.failed(part, String.valueOf(failed.getMessage()));
            say.accept(part + " failed: " + failed.getMessage());
        }
    }

    private static Set<MainStage.Act> acts(Set<Part> parts) {
        var acts = EnumSet.noneOf(MainStage.Act.class);
        for (Part part : parts) {
            switch (part) {
                case STARTUP -> acts.add(MainStage.Act.STARTUP);
                case SEQUENTIAL -> acts.add(MainStage.Act.SEQUENTIAL);
                case STORAGE -> acts.add(MainStage.Act.STORAGE);
                case PARALLEL -> acts.add(MainStage.Act.PARALLEL);
                case RESUME -> acts.add(MainStage.Act.RESUME);
                case IDLE -> acts.add(MainStage.Act.IDLE);
                case BURST -> acts.add(MainStage.Act.BURST);
                case CHECKPOINT -> acts.add(MainStage.Act.CHECKPOINT);
                case FLOOR, SCREENING, RECOVERY, EPOCHS -> {} // processes of their own
            }
        }
        return acts;
    }
}
