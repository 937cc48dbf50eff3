package dev.taffrail.schemas.call;

/// The call had no effect and cost nothing.
public record NotStarted(ResultHead head, NotStartedReason reason, long retryAfterMillis, String detail)
        implements CallResult {}
