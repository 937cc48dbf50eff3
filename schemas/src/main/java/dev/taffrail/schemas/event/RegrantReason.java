package dev.taffrail.schemas.event;

/// Why a call was granted again.
public enum RegrantReason {
    UNKNOWN,
    NOT_STARTED,
    NEEDS_PREFIX,
    LOST,
    DEADLINE,
    FAILED
}
