package dev.taffrail.bench.child;

import java.nio.file.Path;
import java.util.List;

/// How the JVM of a child differs from this one.
///
/// @param options in place of what it would take over from this JVM; nothing takes that over
/// @param before folders whose classes go before those of this class path
public record Jvm(List<String> options, List<Path> before) {
    /// Like this JVM.
    public static final Jvm SAME = new Jvm(List.of(), List.of());

    public Jvm {
        options = List.copyOf(options);
        before = List.copyOf(before);
    }
}
