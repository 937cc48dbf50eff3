package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.Bytes;

/// The first 8 bytes of the SHA-256 over the canonical bytes of an entity after a decision; empty when the entity was
/// removed.
///
/// @param entity the entity's key in the partition's state, such as `run/acme/s1/r1`
public record EntityDigest(String entity, Bytes digest) {}
