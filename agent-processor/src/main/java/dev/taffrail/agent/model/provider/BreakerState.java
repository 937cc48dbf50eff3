package dev.taffrail.agent.model.provider;

/// Whether a provider is asked.
public enum BreakerState {
    /// It is asked.
    CLOSED,
    /// It failed too often and is left alone.
    OPEN,
    /// A few calls are let through to see whether it is back.
    HALF_OPEN
}
