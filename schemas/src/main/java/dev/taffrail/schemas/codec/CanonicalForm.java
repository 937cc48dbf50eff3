package dev.taffrail.schemas.codec;

/// A record of which digests cover something else than its components, such as a text that must be erasable.
public interface CanonicalForm {
    /// What digests cover: a record without a canonical form of its own, made of what may never change.
    Object canonical();
}
