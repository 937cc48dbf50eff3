package dev.taffrail.schemas.call;

import dev.taffrail.schemas.codec.DataClass;

/// Closes a circuit breaker in every caller.
public record BreakerReset(
        String breaker,
        @DataClass(DataClass.Level.PERSONAL) String reason,
        @DataClass(DataClass.Level.PERSONAL) String principal)
        implements CallerControl {}
