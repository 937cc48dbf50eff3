package dev.taffrail.platform.health;

/// Looks at one thing. Called by one thread at a time; must not wait long.
public interface HealthCheck {
    /// Short, in lower case with dashes.
    String name();

    Status check();

    /// Whether the process would be better off with a restart. Never for trouble elsewhere: broker, model, disk.
    default boolean alive() {
        return true;
    }

    /// Whether work can be accepted. A rebalance does not count against it; starting and draining do.
    default boolean ready() {
        return true;
    }
}
