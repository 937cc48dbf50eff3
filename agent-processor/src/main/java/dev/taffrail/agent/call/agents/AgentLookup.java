package dev.taffrail.agent.call.agents;

/// What is known of an agent's version.
public sealed interface AgentLookup {
    record Found(KnownAgent agent) implements AgentLookup {}

    /// It is there and can never be used.
    record Unusable(String why) implements AgentLookup {}

    /// It has not been seen yet.
    record Missing() implements AgentLookup {}
}
