package dev.taffrail.schemas.inbox;

/// Whether a run may be at work, as far as its tenant and its user are concerned.
public enum SlotDecision {
    /// It could not be decided.
    UNKNOWN,
    GRANTED,
    /// The tenant has as many runs at work as it may.
    TENANT_LIMIT,
    /// The user has as many runs at work as he may.
    USER_LIMIT
}
