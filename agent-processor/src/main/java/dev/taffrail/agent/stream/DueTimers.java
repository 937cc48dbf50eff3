package dev.taffrail.agent.stream;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Key;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.TreeSet;

/// The timers of a partition, in the order in which they are due, and when the nearest is to be announced; the store
/// has the same timers. Knows no clock: all times are epoch milliseconds that it is given.
final class DueTimers {
    /// How long a timer that was announced may stay unhandled before it is announced again.
    private static final long ANNOUNCE_AGAIN = Duration.ofSeconds(5).toMillis();
    private static final long SHORTEST_WAIT = 20;
    /// A timer that is overdue for so long ran out while nobody decided for this partition.
    private static final long AWAY = Duration.ofSeconds(5).toMillis();
    /// What callers have then to say what became of their calls, before deadlines are taken at their word.
    private static final long GRACE = Duration.ofSeconds(3).toMillis();

    private final TreeSet<String> paths = new TreeSet<>();
    /// When the timer was due that is on its way through the inbox.
    private long announced = Long.MIN_VALUE;
    private long announceAgain;

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

    /// What was announced has been handled: of as many timers as one record handles, so the next is not on its way.
    void handled() {
        announced = Long.MIN_VALUE;
    }

    /// When to see whether a timer is to be announced; [Long#MAX_VALUE] when nothing is armed.
    long nextLook(long now) {
        long nearest = nearest();
        if (nearest == Long.MAX_VALUE) {
            return nearest;
        }
        if (nearest <= announced) {
            return Math.max(announceAgain, now + SHORTEST_WAIT);
        }
        return nearest < now - AWAY ? now + GRACE : Math.max(nearest, now + SHORTEST_WAIT);
    }

    /// The time for which timers are to be announced now; empty when none is due, or it is on its way.
    OptionalLong announce(long now) {
        long nearest = nearest();
        if (nearest > now || (nearest <= announced && announceAgain > now)) {
            return OptionalLong.empty();
        }
        announced = nearest;
        announceAgain = now + ANNOUNCE_AGAIN;
        return OptionalLong.of(nearest);
    }

    private long nearest() {
        return paths.isEmpty() ? Long.MAX_VALUE : Key.dueOf(paths.first());
    }
}
