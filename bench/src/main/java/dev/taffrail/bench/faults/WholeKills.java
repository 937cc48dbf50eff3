package dev.taffrail.bench.faults;

import dev.taffrail.bench.faults.fleet.Fleet;
import dev.taffrail.bench.faults.load.Orders;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `up` in a child process: SIGKILL at a random moment in the middle of many runs, a start at once, and the proof; over
/// and over on the same data folder.
final class WholeKills {
    static final String NAME = "up-kill";

    /// A burst has some three thousand steps.
    private static final int FIRST_STEP = 50;

    private static final int LAST_STEP = 900;
    private static final Duration LONGEST_DELAY = Duration.ofMillis(100);

    private WholeKills() {}

    static void run(Plan plan) throws IOException, InterruptedException {
        try (var world = World.open(plan.folder(), NAME, List.of())) {
            world.fleet().startWhole();
            var at = world.fleet().awaitReady(Fleet.WHOLE);
            try (var arena = new Arena(world, at, new Orders(plan.random(), "up-"))) {
                for (int cycle = 1; cycle <= plan.cycles(); cycle++) {
                    String title = "%s %d of %d".formatted(NAME, cycle, plan.cycles());
                    killInTheMiddle(plan, arena, title, Plan.BURST);
                    plan.score().addAll(title, arena.prove(Plan.PATIENCE));
                }
                plan.score().add(NAME, Pressure.nothingEndedAlone(arena.fleet()));
            }
        }
    }

    static void killInTheMiddle(Plan plan, Arena arena, String title, int runs)
            throws IOException, InterruptedException {
        var pace = arena.sightings().pace();
        pace.restartIdle();
        long steps = pace.steps() + plan.random().nextInt(FIRST_STEP, LAST_STEP);
        arena.order(runs);
        boolean _ = arena.until(() -> pace.steps() >= steps, Plan.PATIENCE);
        arena.during(plan.between(Duration.ZERO, LONGEST_DELAY));
        int inFlight = arena.book().inFlight();
        arena.fleet().kill(Fleet.WHOLE);
        arena.fleet().startWhole();
        boolean ready = arena.until(() -> arena.fleet().isReady(Fleet.WHOLE), Plan.START);
        plan.score().add(title, Pressure.inFlight(inFlight, Plan.LEAST_IN_BURST, ready));
        boolean _ = arena.until(() -> arena.book().open() == 0, Plan.PATIENCE);
        plan.score().note(title, "a partition was %.1f s without a step".formatted(pace.longestMillis() / 1e3));
    }
}
