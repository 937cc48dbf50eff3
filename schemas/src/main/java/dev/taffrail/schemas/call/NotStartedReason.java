package dev.taffrail.schemas.call;

/// Why a granted call was certainly not started.
public enum NotStartedReason {
    UNKNOWN,
    /// Too long between the claim and the start, or past `validUntil`.
    STALE,
    /// The claim's commit was unclear and turned out to have been applied.
    CLAIM_UNCLEAR,
    /// The caller does not hold the prefix of the conversation.
    NEEDS_PREFIX,
    /// A rate limit or an open breaker: grant again after `retryAfterMillis`.
    NOT_NOW,
    /// The caller does not know the agent's version yet.
    UNKNOWN_AGENT,
    CANCELLED,
    SHUTTING_DOWN
}
