package dev.taffrail.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// SIGSTOP of one process of a role under load, for twice the session of a member, and SIGCONT: it wakes up in a world
/// that has gone on.
final class RoleStops {
    static final String NAME = "role-stop";

    /// Callers, gates and agent processors are members with sessions of 6 s.
    private static final Duration TWICE_THE_SESSION = Duration.ofSeconds(12);

    private static final Duration LONGEST_LEAD = Duration.ofSeconds(2);
    private static final Duration AFTERWARDS = Duration.ofSeconds(4);

    private RoleStops() {}

    static void run(Plan plan) throws IOException, InterruptedException {
        Roles.run(plan, NAME, List.of(), arena -> {
            for (Target target : Target.values()) {
                for (int i = 1; i <= plan.each(); i++) {
                    stop(plan, arena, target, "%s %s %d of %d".formatted(NAME, target.word(), i, plan.each()));
                }
                plan.score().addAll(NAME + " " + target.word(), arena.prove(Plan.PATIENCE));
            }
        });
    }

    static void stop(Plan plan, Arena arena, Target target, String title) throws IOException, InterruptedException {
        Roles.load(arena);
        arena.during(plan.between(Duration.ZERO, LONGEST_LEAD));
        String name = Roles.one(plan, target);
        arena.sightings().pace().restart();
        int inFlight = arena.book().inFlight();
        arena.fleet().freeze(name);
        arena.during(TWICE_THE_SESSION);
        arena.fleet().thaw(name);
        arena.during(AFTERWARDS);
        plan.score().add(title, Pressure.inFlight(inFlight, Plan.LEAST_IN_FLIGHT, true));
        Roles.load(arena);
        plan.score()
                .note(
                        title,
                        "%s: a partition was %.1f s without a step"
                                .formatted(name, arena.sightings().pace().longestMillis() / 1e3));
    }
}
