package dev.taffrail.detection.toolcall;

/// Whether a call may go on.
public sealed interface Decision {
    record Allowed() implements Decision {}

    /// @param why the first reason, in the order of [Refusal]
    /// @param message says what is wrong and where, and never quotes a value
    record Refused(Refusal why, String message) implements Decision {}
}
