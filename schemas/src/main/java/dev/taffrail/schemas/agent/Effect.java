package dev.taffrail.schemas.agent;

/// What calling a tool does to the world; decides what may be repeated and what may run side by side.
public enum Effect {
    /// Not declared: handled as [#ONCE].
    UNKNOWN,
    /// Changes nothing. Runs in parallel, may be repeated.
    READ_ONLY,
    /// May be repeated with the same idempotency key.
    IDEMPOTENT,
    /// Never started twice for one grant; a lost call is reported as unknown.
    ONCE
}
