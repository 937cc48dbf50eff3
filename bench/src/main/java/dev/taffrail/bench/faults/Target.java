package dev.taffrail.bench.faults;

import dev.taffrail.bench.faults.fleet.Fleet;
import java.util.List;
import java.util.Locale;

/// A role that faults are done to, and how many processes have it.
enum Target {
    CALLER(2),
    GATE(2),
    AGENT(2),
    SINK(1),
    BROKER(1);

    private final int processes;

    Target(int processes) {
        this.processes = processes;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names of its processes.
    ///
    /// @param pairs whether gates and agents are two
    List<String> names(boolean pairs) {
        if (this == BROKER) {
            return List.of(Fleet.BROKER);
        }
        return processes == 2 && (pairs || this == CALLER)
                ? List.of(word() + "-1", word() + "-2")
                : List.of(word() + "-1");
    }
}
