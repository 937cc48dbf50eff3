package dev.taffrail.agent.stream;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Key;
import java.util.TreeSet;

/// The timers of a partition, in the order in which they are due; the store has the same.
final class DueTimers {
    private final TreeSet<String> paths = new TreeSet<>();

    void add(String path) {
        paths.add(path);
    }

    void apply(Decision.Change change) {
        if (change.entity() == null) {
            paths.remove(change.key().path());
        } else {
            paths.add(change.key().path());
        }
    }

    /// Epoch milliseconds; [Long#MAX_VALUE] when nothing is armed.
    long nearest() {
        return paths.isEmpty() ? Long.MAX_VALUE : Key.dueOf(paths.first());
    }
}
