package dev.taffrail.schemas.call;

import dev.taffrail.schemas.codec.DataClass;

/// One request to a provider within a grant; settled once by (call, grant, attempt).
///
/// @param failure empty on success, else the kind of failure in capitals, such as RATE_LIMITED
public record Attempt(
        int attempt,
        Billing billing,
        TokenUsage usage,
        String provider,
        String model,
        @DataClass(DataClass.Level.INTERNAL) String failure,
        long latencyMillis) {}
