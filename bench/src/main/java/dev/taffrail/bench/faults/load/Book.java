package dev.taffrail.bench.faults.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What was asked for, what of it Kafka acknowledged, and what has ended. The acknowledgements come from the producer's
/// thread.
public final class Book {
    /// How the id of a command to resume ends.
    public static final String RESUME = "-resume";

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Set<String> commands = new LinkedHashSet<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Integer>> ended = new HashMap<>();
    private final Map<String, Integer> legs = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    /// Asked for, and not acknowledged yet.
    public void ordered(Order order) {
        orders.put(order.run(), order);
        legs.put(order.run(), order.kind() == Order.Kind.RESUMED ? 2 : 1);
    }

    public void commanded(String command) {
        commands.add(command);
    }

    /// @param id of a run or a command
    public void acknowledged(String id) {
        acknowledged.add(id);
    }

    /// @return false when it was known already
    boolean ended(String run, int leg) {
        Set<Integer> legsEnded = ended.computeIfAbsent(run, _ -> new HashSet<>());
        boolean first = legsEnded.add(leg);
        if (legsEnded.size() >= legs.getOrDefault(run, 1)) {
            done.add(run);
        }
        return first;
    }

    /// Its resume was refused, so there will be no second leg.
    void refused(String run) {
        legs.put(run, 1);
        if (!ended.getOrDefault(run, Set.of()).isEmpty()) {
            done.add(run);
        }
    }

    public Map<String, Order> orders() {
        return orders;
    }

    /// The ids of the commands that were sent.
    public Set<String> commands() {
        return commands;
    }

    public boolean isAcknowledged(String id) {
        return acknowledged.contains(id);
    }

    /// How many legs a run is to have.
    public int legs(String run) {
        return legs.getOrDefault(run, 1);
    }

    /// Runs that Kafka has and that have not ended.
    public int inFlight() {
        return (int) orders.keySet().stream()
                .filter(run -> acknowledged.contains(run) && !done.contains(run))
                .count();
    }

    /// Runs that are asked for and have not ended, whether Kafka has them or not.
    public int open() {
        return orders.size() - done.size();
    }

    public int ended() {
        return done.size();
    }

    /// Runs that have not ended.
    public List<String> unfinished() {
        return orders.keySet().stream().filter(run -> !done.contains(run)).toList();
    }
}
