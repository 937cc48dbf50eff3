package dev.taffrail.bench.faults;

import dev.taffrail.bench.faults.fleet.Fleet;
import dev.taffrail.bench.faults.load.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Several processes that share the work: a broker, callers, gates, agent processors, a sink.
final class Roles {
    private Roles() {}

    /// What is done to them.
    @FunctionalInterface
    interface Faults {
        void on(Arena arena) throws IOException, InterruptedException;
    }

    /// Starts them all, has the faults done, and ends them.
    ///
    /// @param before folders whose classes go before those of the product
    static void run(Plan plan, String name, List<Path> before, Faults faults) throws IOException, InterruptedException {
        try (var world = World.open(plan.folder(), name, before)) {
            var at = world.fleet().startBroker();
            var names = new ArrayList<String>();
            for (Target target : Target.values()) {
                if (target != Target.BROKER) {
                    for (String instance : target.names(plan.pairs())) {
                        world.fleet().start(instance, List.of(target.word()), at.kafka());
                        names.add(instance);
                    }
                }
            }
            for (String instance : names) {
                var _ = world.fleet().awaitReady(instance);
            }
            try (var arena = new Arena(world, at, new Orders(plan.random(), name + "-"))) {
                faults.on(arena);
                plan.score().add(name, Pressure.nothingEndedAlone(arena.fleet()));
            }
        }
    }

    /// Brings the load up, or back up.
    static void load(Arena arena) throws IOException {
        load(arena, Plan.LOAD);
    }

    /// @param runs to be open
    static void load(Arena arena, int runs) throws IOException {
        arena.load(runs);
        long steps = arena.sightings().pace().steps() + runs;
        boolean _ = arena.until(
                () -> arena.book().inFlight() >= Plan.LEAST_IN_FLIGHT
                        && arena.sightings().pace().steps() >= steps,
                Plan.START);
    }

    /// One of the processes of a role.
    static String one(Plan plan, Target target) {
        List<String> names = target.names(plan.pairs());
        return names.get(plan.random().nextInt(names.size()));
    }

    /// Whether every process that was started is ready.
    static boolean allReady(Fleet fleet) {
        return fleet.names().stream().allMatch(fleet::isReady);
    }
}
