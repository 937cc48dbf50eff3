package dev.taffrail.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The texts that are kept in the repository: generated reference pages, tables, samples.
///
/// A test calls [#check]. With the system property `golden.update=true` (that is what `make golden` sets) the file is
/// written instead of compared, and the diff is for the review to judge. Paths are given from the root of the
/// repository, such as `docs/reference/topics.md`. Files are UTF-8 and end with a line feed.
public final class Golden {
    private final Path root;
    private final boolean update;

    Golden(Path root, boolean update) {
        this.root = root;
        this.update = update;
    }

    /// Compares `actual` with the file at `path`, or writes it there. A missing final line feed is added first, so
    /// it never makes the difference. The `AssertionError` names the first line that differs.
    public static void check(String path, String actual) {
        here().compare(path, actual);
    }

    /// The text of the file at `path`, for tests that read samples which nothing writes.
    public static String read(String path) {
        return text(here().root.resolve(path));
    }

    private static Golden here() {
        return new Golden(rootAbove(Path.of("").toAbsolutePath()), Boolean.getBoolean("golden.update"));
    }

    static Path rootAbove(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("no folder above " + folder
                + " holds mvnw: golden files are found from the root of the repository, so run the tests inside it");
    }

    void compare(String path, String actual) {
        Path file = root.resolve(path);
        String text = actual.endsWith("\n") ? actual : actual + "\n";
        if (Files.exists(file) && text(file).equals(text)) {
            return;
        }
        if (!update) {
            throw new AssertionError(difference(path, file, text));
        }
        write(file, text);
    }

    private static String difference(String path, Path file, String text) {
        String wayOut = "\nIf the change is meant, run `make golden` and explain the diff of the file.";
        if (!Files.exists(file)) {
            return path + " does not exist." + wayOut;
        }
        List<String> kept = text(file).lines().toList();
        List<String> now = text.lines().toList();
        int line = 0;
        while (line < kept.size() && line < now.size() && kept.get(line).equals(now.get(line))) {
            line++;
        }
        return "%s differs in line %d.\n  kept: %s\n  now:  %s%s"
                .formatted(path, line + 1, lineOf(kept, line), lineOf(now, line), wayOut);
    }

    private static String lineOf(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(the text has ended)";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
