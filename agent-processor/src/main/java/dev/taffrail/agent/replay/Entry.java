package dev.taffrail.agent.replay;

/// A record of a log.
///
/// @param <T> what it holds
sealed interface Entry<T> {
    /// In its own partition.
    long offset();

    record Read<T>(long offset, long time, T value) implements Entry<T> {}

    /// Bytes that are no record of this topic and never will be.
    record Unreadable<T>(long offset, String reason) implements Entry<T> {}
}
