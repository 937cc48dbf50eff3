package dev.taffrail.agent.model.provider;

/// A provider's breaker has moved.
public record BreakerChange(String provider, BreakerState from, BreakerState to) {}
