package dev.taffrail.schemas.agent;

/// The current version of an agent: the value of the key `name` on the topic `agents`.
///
/// @param version `name@hash`; empty when the agent was withdrawn
public record AgentPointer(String name, String version) implements AgentRecord {}
