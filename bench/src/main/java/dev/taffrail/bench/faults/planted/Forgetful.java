package dev.taffrail.bench.faults.planted;

/// Remembers no command.
public final class Forgetful {
    private Forgetful() {}

    public static boolean contains(Object commands, Object id) {
        return false;
    }
}
