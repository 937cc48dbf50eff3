package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.Bytes;

/// An entity as it stands after a decision, so that a replay can take it up in the middle of a topic.
///
/// @param offset of the `agent-inbox` record that caused the decision
/// @param entity the entity's key in the partition's state
/// @param state its stored bytes
public record EntitySnapshot(long offset, String entity, Bytes state) implements RunEvent {}
