package dev.taffrail.schemas.call;

/// Why the model stopped.
public enum FinishReason {
    UNKNOWN,
    STOP,
    TOOL_CALLS,
    /// The completion cap cut the answer.
    LENGTH,
    CONTENT_FILTER
}
