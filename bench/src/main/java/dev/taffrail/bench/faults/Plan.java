package dev.taffrail.bench.faults;

import dev.taffrail.bench.child.Folder;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How much is done.
///
/// @param cycles of the kills of the whole process
/// @param each how often each fault is done to each role
/// @param pairs two processes of each role that may have two; else of the callers only
record Plan(Folder folder, RandomGenerator random, Score score, int cycles, int each, boolean pairs) {
    /// Runs that are asked for at once before the whole process is killed.
    static final int BURST = 230;
    /// How many of them must be in flight then.
    static final int LEAST_IN_BURST = 200;
    /// Runs that are open all the time while roles are killed.
    static final int LOAD = 75;
    /// How many must be in flight at each fault.
    static final int LEAST_IN_FLIGHT = 50;
    /// For all runs to end: longer than a call may wait for its deadline, which is a problem of its own.
    static final Duration PATIENCE = Duration.ofSeconds(150);
    /// For a process to be there again.
    static final Duration START = Duration.ofSeconds(60);

    /// The same, and nothing of it counts.
    Plan silent() {
        return new Plan(folder, random, new Score(_ -> {}), cycles, each, false);
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }
}
