package dev.taffrail.schemas.policy;

/// The values of the compacted topic `policies`: definitions under `name@hash`, pointers under `name`.
public sealed interface PolicyRecord permits PolicyDefinition, PolicyPointer {}
