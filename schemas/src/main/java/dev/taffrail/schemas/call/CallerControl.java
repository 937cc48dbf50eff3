package dev.taffrail.schemas.call;

/// What every caller reads without a group: the values of `caller-controls`.
public sealed interface CallerControl permits CancelCalls, BreakerReset {}
