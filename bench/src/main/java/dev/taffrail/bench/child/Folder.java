package dev.taffrail.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for what a benchmark leaves behind, removed at its end.
///
/// @param keep leave it there
public record Folder(Path path, boolean keep) implements AutoCloseable {
    public static Folder create(boolean keep) throws IOException {
        return new Folder(Files.createTempDirectory("taffrail-bench-"), keep);
    }

    /// A data folder below it.
    public Path data(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        if (keep) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
