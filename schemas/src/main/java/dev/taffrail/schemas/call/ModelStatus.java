package dev.taffrail.schemas.call;

/// How a grant of a model call ended.
public enum ModelStatus {
    UNKNOWN,
    ANSWERED,
    /// May work when granted again: rate limit, overload, time-out, truncated answer.
    FAILED_TRANSIENT,
    /// Will fail again: bad key, bad request, unknown model, out of credit.
    FAILED_PERMANENT
}
