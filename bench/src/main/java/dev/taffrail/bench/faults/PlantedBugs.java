package dev.taffrail.bench.faults;

import dev.taffrail.bench.faults.fleet.Fleet;
import dev.taffrail.bench.faults.load.Orders;
import dev.taffrail.bench.faults.planted.Bug;
import dev.taffrail.bench.faults.proof.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Runs the product with a bug in it, and fails when no check finds that. Each bug is hunted where it shows, a few
/// times at most.
final class PlantedBugs {
    static final String NAME = "planted";

    private static final int TRIES = 8;
    private static final int RUNS = 80;
    private static final int CALLER_LOAD = 250;

    private PlantedBugs() {}

    static void run(Plan plan, boolean brief) throws IOException, InterruptedException {
        hunt(plan, Bug.NO_CLAIM);
        hunt(plan, Bug.ADD_TWICE);
        if (!brief) {
            hunt(plan, Bug.OFFSETS_APART);
            hunt(plan, Bug.LATE_CLAIM);
            standRefusedClaims(plan);
            hunt(plan, Bug.NO_REWIND);
        }
    }

    /// @param counted how often it was tried until it was found
    private record Find(Check check, int counted) {}

    private static void hunt(Plan plan, Bug bug) throws IOException, InterruptedException {
        String title = NAME + " " + bug.word();
        Path classes = bug.plant(plan.folder().data(title.replace(' ', '-') + "-classes"));
        Optional<Find> found = switch (bug) {
            case NO_CLAIM, OFFSETS_APART -> huntWhole(plan, bug, classes, true);
            case ADD_TWICE, NO_REWIND -> huntWhole(plan, bug, classes, false);
            case LATE_CLAIM -> huntCallers(plan, bug, classes);
        };
        plan.score()
                .add(
                        title,
                        new Check(
                                "found",
                                found.isPresent() ? List.of() : List.of("no check found it"),
                                found.map(find -> "at try %d by %s".formatted(find.counted(), find.check()))
                                        .orElse("")));
    }

    private static Optional<Find> huntWhole(Plan plan, Bug bug, Path classes, boolean kill)
            throws IOException, InterruptedException {
        try (var world = World.open(plan.folder(), NAME + "-" + bug.word(), List.of(classes))) {
            world.fleet().startWhole();
            var at = world.fleet().awaitReady(Fleet.WHOLE);
            try (var arena = new Arena(world, at, new Orders(plan.random(), "planted-"))) {
                for (int i = 1; i <= TRIES; i++) {
                    if (kill) {
                        WholeKills.killInTheMiddle(plan.silent(), arena, NAME, RUNS);
                    } else {
                        arena.order(RUNS);
                    }
                    var find = find(bug, arena, i);
                    if (find.isPresent()) {
                        return find;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// A further caller comes and goes, so that partitions move.
    private static Optional<Find> huntCallers(Plan plan, Bug bug, Path classes)
            throws IOException, InterruptedException {
        var found = new AtomicReference<Optional<Find>>(Optional.empty());
        Roles.run(plan.silent(), NAME + "-" + bug.word(), List.of(classes), arena -> {
            for (int i = 1; i <= TRIES && found.get().isEmpty(); i++) {
                Instances.comeAndGo(plan.silent(), arena, Target.CALLER, "caller-0", NAME, CALLER_LOAD);
                found.set(find(bug, arena, i));
            }
        });
        return found.get();
    }

    private static Optional<Find> find(Bug bug, Arena arena, int counted) throws IOException, InterruptedException {
        return arena.prove(Plan.PATIENCE).stream()
                .filter(bug::isFoundBy)
                .findFirst()
                .map(check -> new Find(check, counted));
    }

    /// What shows one of the bugs is a fault by itself; without the bug nothing may come of it.
    private static void standRefusedClaims(Plan plan) throws IOException, InterruptedException {
        String title = "refused-claims";
        Path classes = Bug.refusedClaims(plan.folder().data(title + "-classes"));
        try (var world = World.open(plan.folder(), title, List.of(classes))) {
            world.fleet().startWhole();
            var at = world.fleet().awaitReady(Fleet.WHOLE);
            try (var arena = new Arena(world, at, new Orders(plan.random(), "refused-"))) {
                arena.order(RUNS);
                plan.score().addAll(title, arena.prove(Plan.PATIENCE));
            }
        }
    }
}
