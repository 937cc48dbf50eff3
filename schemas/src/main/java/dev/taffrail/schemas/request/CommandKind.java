package dev.taffrail.schemas.request;

/// What a command asks for.
public enum CommandKind {
    UNKNOWN,
    CANCEL,
    PAUSE,
    /// Continues a paused run, or opens the next leg of an ended one.
    RESUME,
    /// Raises the limits of a run by the amounts given.
    ADD_BUDGET,
    /// Adds a user message to a running run.
    MESSAGE
}
