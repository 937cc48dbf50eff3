package dev.taffrail.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A further process of a role comes under load, works, and goes in order.
final class Instances {
    static final String NAME = "instances";

    private static final List<Target> TARGETS = List.of(Target.CALLER, Target.GATE, Target.AGENT);
    private static final Duration STAYS = Duration.ofSeconds(3);

    private Instances() {}

    static void run(Plan plan) throws IOException, InterruptedException {
        Roles.run(plan, NAME, List.of(), arena -> {
            for (Target target : TARGETS) {
                for (int i = 1; i <= plan.each(); i++) {
                    String title = "%s %s %d of %d".formatted(NAME, target.word(), i, plan.each());
                    comeAndGo(plan, arena, target, target.word() + "-more-" + i, title, Plan.LOAD);
                }
                plan.score().addAll(NAME + " " + target.word(), arena.prove(Plan.PATIENCE));
            }
        });
    }

    /// @param load runs that are open meanwhile
    static void comeAndGo(Plan plan, Arena arena, Target target, String name, String title, int load)
            throws IOException {
        Roles.load(arena, load);
        arena.sightings().pace().restart();
        int inFlight = arena.book().inFlight();
        arena.fleet().start(name, List.of(target.word()), arena.bootstrap());
        boolean ready = arena.until(() -> arena.fleet().isReady(name), Plan.START);
        arena.during(plan.between(Duration.ZERO, STAYS));
        int inFlightAgain = arena.book().inFlight();
        arena.fleet().askToStop(name);
        boolean gone = arena.until(() -> arena.fleet().hasStopped(name), Plan.START);
        plan.score()
                .add(title, Pressure.inFlight(Math.min(inFlight, inFlightAgain), Plan.LEAST_IN_FLIGHT, ready && gone));
        Roles.load(arena, load);
        plan.score()
                .note(
                        title,
                        "a partition was %.1f s without a step"
                                .formatted(arena.sightings().pace().longestMillis() / 1e3));
    }
}
