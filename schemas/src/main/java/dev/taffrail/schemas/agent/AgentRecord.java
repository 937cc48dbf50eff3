package dev.taffrail.schemas.agent;

/// The values of the compacted topic `agents`: definitions under `name@hash`, pointers under `name`.
public sealed interface AgentRecord permits AgentDefinition, AgentPointer {}
