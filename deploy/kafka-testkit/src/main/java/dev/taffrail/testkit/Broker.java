package dev.taffrail.testkit;

/// Which broker a test runs against.
public enum Broker {
    /// What `-Dtaffrail.test.broker=embedded|container|auto` says; `embedded` when it is not set, `auto` is a
    /// container where an engine exists.
    CONFIGURED,
    /// Kafka's server in the JVM of the test.
    EMBEDDED,
    /// The official image in a container; the test is skipped where no container engine exists.
    CONTAINER
}
