package dev.taffrail.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// SIGKILL of one process of a role under load, and a start after a while: at once, or after the others noticed.
final class RoleKills {
    static final String NAME = "role-kill";

    private static final Duration LONGEST_LEAD = Duration.ofSeconds(2);
    /// Longer than the session of a member.
    private static final Duration NOTICED = Duration.ofSeconds(8);

    private RoleKills() {}

    static void run(Plan plan) throws IOException, InterruptedException {
        Roles.run(plan, NAME, List.of(), arena -> {
            for (Target target : Target.values()) {
                for (int i = 1; i <= plan.each(); i++) {
                    kill(plan, arena, target, "%s %s %d of %d".formatted(NAME, target.word(), i, plan.each()));
                }
                plan.score().addAll(NAME + " " + target.word(), arena.prove(Plan.PATIENCE));
            }
        });
    }

    /// The same in short: each role once, a freeze of a caller, and one proof for all of it.
    static void runShort(Plan plan) throws IOException, InterruptedException {
        Roles.run(plan, NAME, List.of(), arena -> {
            for (Target target : Target.values()) {
                kill(plan, arena, target, NAME + " " + target.word());
            }
            RoleStops.stop(plan, arena, Target.CALLER, RoleStops.NAME + " " + Target.CALLER.word());
            plan.score().addAll(NAME, arena.prove(Plan.PATIENCE));
        });
    }

    private static void kill(Plan plan, Arena arena, Target target, String title)
            throws IOException, InterruptedException {
        Roles.load(arena);
        arena.during(plan.between(Duration.ZERO, LONGEST_LEAD));
        String name = Roles.one(plan, target);
        boolean noticed = target != Target.BROKER && plan.random().nextBoolean();
        arena.sightings().pace().restart();
        int inFlight = arena.book().inFlight();
        arena.fleet().kill(name);
        arena.during(noticed ? NOTICED : plan.between(Duration.ZERO, Duration.ofSeconds(1)));
        arena.fleet().start(name);
        boolean back = arena.until(() -> Roles.allReady(arena.fleet()), Plan.START);
        plan.score().add(title, Pressure.inFlight(inFlight, Plan.LEAST_IN_FLIGHT, back));
        Roles.load(arena);
        plan.score()
                .note(
                        title,
                        "%s, %s: a partition was %.1f s without a step"
                                .formatted(
                                        name,
                                        noticed ? "back after its session" : "back at once",
                                        arena.sightings().pace().longestMillis() / 1e3));
    }
}
