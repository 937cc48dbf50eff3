package dev.taffrail.agent.tool;

/// Why a tool did not do what it was asked to.
public enum ToolFailure {
    /// The arguments do not fit the schema, or fit it and make no sense.
    INVALID_ARGUMENTS,
    /// The thing that was asked for is not there.
    NOT_FOUND,
    /// It is there, and out of bounds for the run.
    DENIED,
    /// It took longer than the tool's timeout.
    TIMEOUT,
    /// It is larger than the tool handles.
    TOO_LARGE,
    /// Everything else; the message says what.
    FAILED
}
