package dev.taffrail.schemas.event;

/// How a command was answered.
public enum CommandResult {
    UNKNOWN,
    APPLIED,
    /// No such run came within the waiting time.
    UNKNOWN_RUN,
    /// The run's state does not allow it.
    NOT_ALLOWED,
    /// Something about the command itself is wrong.
    INVALID
}
