package dev.taffrail.guardrail.rule;

/// What is known about something that operators define and others name: an agent, a policy.
public sealed interface Lookup<D> {
    /// @param version `name@hash`
    record Found<D>(String version, D definition) implements Lookup<D> {}

    /// @param suggestion the name that comes closest, or empty
    record Missing<D>(String suggestion) implements Lookup<D> {}

    /// It was there, and its operator took it back.
    record Withdrawn<D>() implements Lookup<D> {}

    /// The pointer names a version that is not there, or its content is not the one its hash says, or is of no use.
    record Damaged<D>(String version) implements Lookup<D> {}
}
