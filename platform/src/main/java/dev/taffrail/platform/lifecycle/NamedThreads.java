package dev.taffrail.platform.lifecycle;

import java.util.concurrent.ThreadFactory;

/// Threads that can be told apart in a dump.
public final class NamedThreads {
    private NamedThreads() {}

    /// Virtual threads `prefix0`, `prefix1`, …: for work that blocks.
    public static ThreadFactory virtual(String prefix) {
        return Thread.ofVirtual().name(prefix, 0).factory();
    }

    /// Daemon threads `prefix0`, `prefix1`, …: for loops that own a client.
    public static ThreadFactory platform(String prefix) {
        return Thread.ofPlatform().daemon(true).name(prefix, 0).factory();
    }
}
