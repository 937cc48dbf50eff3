package dev.taffrail.schemas.call;

/// Closes a circuit breaker in every caller.
public record BreakerReset(String breaker, String reason, String principal) implements CallerControl {}
