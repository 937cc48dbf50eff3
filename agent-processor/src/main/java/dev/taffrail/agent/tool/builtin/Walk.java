package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// What is below a folder, sorted by name; links, special files and the tools' own folder are left out.
final class Walk {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ENTRIES = 10_000;

    private final Path root;
    private final boolean recursive;
    private final List<Entry> entries = new ArrayList<>();

    /// @param name relative to the workspace, `/` between folders
    record Entry(String name, Path path, boolean folder, long bytes) {}

    private Walk(Path root, boolean recursive) {
        this.root = root;
        this.recursive = recursive;
    }

    static List<Entry> of(Workspace workspace, Path folder, boolean recursive)
            throws Refusal, IOException, InterruptedException {
        var walk = new Walk(workspace.root(), recursive);
        walk.into(folder, 1);
        return List.copyOf(walk.entries);
    }

    private void into(Path folder, int depth) throws Refusal, IOException, InterruptedException {
        for (Path path : sorted(folder)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while walking the workspace");
            }
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile() || attributes.isDirectory()) {
                add(new Entry(name(path), path, attributes.isDirectory(), attributes.size()));
            }
            if (recursive && attributes.isDirectory() && depth < MAX_DEPTH) {
                into(path, depth + 1);
            }
        }
    }

    private List<Path> sorted(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(child -> !child.equals(root.resolve(WorkspacePath.OURS)))
                    .sorted()
                    .toList();
        }
    }

    private void add(Entry entry) throws Refusal {
        if (entries.size() == MAX_ENTRIES) {
            throw Refusal.of(
                    ToolFailure.TOO_LARGE,
                    "the folder holds more than " + MAX_ENTRIES + " files and folders; name one further down");
        }
        entries.add(entry);
    }

    private String name(Path path) {
        return root.relativize(path).toString();
    }
}
