package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/// The folder a run may work in. Every path of a model goes through here: it stays below the folder, symbolic links are
/// not followed wherever they point, and only regular files and folders are touched.
///
/// Between this check and the use of a file another process of the same user could swap a folder for a link. Tools
/// cannot make links, and files are opened without following them, so this needs somebody who could reach the target
/// anyway.
record Workspace(Path root) {
    /// The largest file that the tools read or make.
    static final long MAX_FILE_BYTES = 8L * 1024 * 1024;

    static Workspace of(ToolInvocation invocation) throws IOException {
        return new Workspace(invocation.workspace().toRealPath());
    }

    /// A regular file that is there and not too large.
    Path file(WorkspacePath name) throws Refusal, IOException {
        Path path = resolve(name);
        var attributes = attributes(path)
                .orElseThrow(() -> Refusal.of(
                        ToolFailure.NOT_FOUND,
                        "there is no file `" + name + "` in the workspace; files_list shows what there is"));
        requireRegular(name, attributes);
        requireSize(name, attributes.size());
        return path;
    }

    /// A folder that is there.
    Path folder(WorkspacePath name) throws Refusal, IOException {
        Path path = resolve(name);
        var attributes = attributes(path);
        if (attributes.isEmpty() || !attributes.get().isDirectory()) {
            throw Refusal.of(ToolFailure.NOT_FOUND, "there is no folder `" + name + "` in the workspace");
        }
        return path;
    }

    /// A place for a regular file that may be there or not; the folders above it are made.
    Path fileToWrite(WorkspacePath name) throws Refusal, IOException {
        Path path = resolve(name);
        var attributes = attributes(path);
        if (attributes.isPresent()) {
            requireRegular(name, attributes.get());
            return path;
        }
        for (Path above = path.getParent(); above != null && !above.equals(root); above = above.getParent()) {
            if (attributes(above).filter(found -> !found.isDirectory()).isPresent()) {
                throw Refusal.of(
                        ToolFailure.INVALID_ARGUMENTS,
                        "`" + name + "` cannot be made: `" + root.relativize(above) + "` is a file");
            }
        }
        Files.createDirectories(path.getParent() == null ? root : path.getParent());
        return path;
    }

    /// A file of the tools' own, out of the model's reach; its folder is made.
    Path own(String folder, String name) throws Refusal, IOException {
        Path path = unlinked(List.of(WorkspacePath.OURS, folder, name));
        Files.createDirectories(root.resolve(WorkspacePath.OURS).resolve(folder));
        return path;
    }

    static void requireSize(WorkspacePath name, long bytes) throws Refusal {
        if (bytes > MAX_FILE_BYTES) {
            throw Refusal.of(
                    ToolFailure.TOO_LARGE,
                    "`" + name + "` has " + bytes + " bytes; the tools handle at most " + MAX_FILE_BYTES);
        }
    }

    private Path resolve(WorkspacePath name) throws Refusal, IOException {
        Path path = unlinked(name.segments());
        boolean inside = path.normalize().startsWith(root)
                && (attributes(path).isEmpty() || path.toRealPath().startsWith(root));
        if (!inside) {
            throw Refusal.of(ToolFailure.DENIED, "`" + name + "` is outside of the workspace");
        }
        return path;
    }

    private Path unlinked(List<String> segments) throws Refusal {
        Path path = root;
        for (String segment : segments) {
            try {
                path = path.resolve(segment);
            } catch (InvalidPathException impossible) {
                throw Refusal.of(ToolFailure.INVALID_ARGUMENTS, "`" + segment + "` is not a name this system can have");
            }
            if (Files.isSymbolicLink(path)) {
                throw Refusal.of(
                        ToolFailure.DENIED,
                        "`" + root.relativize(path) + "` is a symbolic link; links are not followed");
            }
        }
        return path;
    }

    private static void requireRegular(WorkspacePath name, BasicFileAttributes attributes) throws Refusal {
        if (attributes.isDirectory()) {
            throw Refusal.of(ToolFailure.INVALID_ARGUMENTS, "`" + name + "` is a folder; files_list lists it");
        }
        if (!attributes.isRegularFile()) {
            throw Refusal.of(ToolFailure.DENIED, "`" + name + "` is not a regular file");
        }
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }
}
