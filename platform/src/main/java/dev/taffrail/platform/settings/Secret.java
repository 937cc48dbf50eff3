package dev.taffrail.platform.settings;

/// A value that must not reach a log: its only reader is [#reveal].
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
