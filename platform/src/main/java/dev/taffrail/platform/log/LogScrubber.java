package dev.taffrail.platform.log;

/// Takes out of a line of the log what no log may show. Whoever puts the process together provides one, which
/// [ScrubbedPattern] finds with [java.util.ServiceLoader]: so there is no line before it is there, and none to forget.
@FunctionalInterface
public interface LogScrubber {
    /// Called by many threads at once. Must not log; what it throws withholds the line.
    ///
    /// @param line one event as it would be shown, with the traces of its exceptions: many lines, at times
    String scrub(String line);
}
