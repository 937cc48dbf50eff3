package dev.taffrail.platform.disk;

import dev.taffrail.platform.settings.Invalid;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data folder that this process holds alone, until it closes it or dies.
///
/// | in it | what |
/// |---|---|
/// | `kafka/` | the embedded broker |
/// | `state/` | the stores of the streams |
/// | `taffrail.db` | SQLite |
/// | `taffrail.lock` | the id of the process that holds the folder |
public final class DataFolder implements AutoCloseable {
    private static final long BEHIND_THE_TEXT = 1_000_000;

    private final Path root;
    private final RandomAccessFile lockFile;

    private DataFolder(Path root, RandomAccessFile lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /// @throws Invalid when the folder cannot be written, or when another process holds it
    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            return hold(root);
        } catch (IOException unusable) {
            throw new Invalid(
                    "the data folder %s cannot be used (%s); correct its permissions, free disk space or choose another with data.dir"
                            .formatted(root, unusable),
                    unusable);
        }
    }

    private static DataFolder hold(Path root) throws IOException {
        var file = new RandomAccessFile(root.resolve("taffrail.lock").toFile(), "rw");
        try {
            if (file.getChannel().tryLock(BEHIND_THE_TEXT, 1, false) == null) {
                throw inUse(root, "process " + file.readLine());
            }
        } catch (OverlappingFileLockException here) {
            file.close();
            throw inUse(root, "this process");
        } catch (IOException | Invalid failed) {
            file.close();
            throw failed;
        }
        file.setLength(0);
        file.writeBytes(ProcessHandle.current().pid() + "\n");
        return new DataFolder(root, file);
    }

    private static Invalid inUse(Path root, String holder) {
        return new Invalid("the data folder %s is in use by %s; stop it or choose another folder with data.dir"
                .formatted(root, holder));
    }

    public Path root() {
        return root;
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path state() {
        return root.resolve("state");
    }

    public Path database() {
        return root.resolve("taffrail.db");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new IllegalStateException("the lock of " + root + " was not released", failed);
        }
    }
}
