package dev.taffrail.guardrail.rule;

import dev.taffrail.schemas.agent.AgentDefinition;

/// What is known about the agent that a request names.
public sealed interface AgentLookup {
    record Found(AgentDefinition definition) implements AgentLookup {}

    /// @param suggestion the name that comes closest, or empty
    record Missing(String suggestion) implements AgentLookup {}

    /// There was such an agent, and its operator took it back.
    record Withdrawn() implements AgentLookup {}

    /// The pointer names a version that is not there, or not the one its hash says.
    record Damaged(String version) implements AgentLookup {}
}
