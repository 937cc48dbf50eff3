package dev.taffrail.agent.replay;

import org.jspecify.annotations.Nullable;

/// Reads a log forwards, to an end that was fixed at the start.
interface Cursor<T> {
    /// The next one, without going past it; null at the end.
    @Nullable
    T peek();

    /// Goes past what [#peek] gives.
    void advance();
}
