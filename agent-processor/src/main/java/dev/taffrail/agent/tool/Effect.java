package dev.taffrail.agent.tool;

/// What happens when a call of a tool is repeated. The declaration decides whether a lost call may be started again.
public enum Effect {
    /// Changes nothing: may be repeated, and may run beside other reads of the same answer.
    READ_ONLY,
    /// Repeating it with the same idempotency key leaves the world as one call does.
    IDEMPOTENT,
    /// Must not be started twice for one grant; when its end was not seen, its outcome is unknown.
    ONCE
}
