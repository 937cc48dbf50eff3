package dev.taffrail.sink.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right of this process to a database file: an exclusive lock on `FILE.lock` beside it, which holds the process id
/// of its owner. The operating system gives it back when the process ends, however it ends.
final class FileClaim implements AutoCloseable {
    private final FileChannel channel;

    private FileClaim(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws StoreException when another process has it
    static FileClaim on(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".lock");
        var channel =
                FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new StoreException(
                        "%s is in use by process %s: stop it, or give this one another file (sink.file)"
                                .formatted(file, Files.readString(beside).strip()));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new FileClaim(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this process has it already
        }
    }

    /// The file stays: removing it would let two processes lock two files of the same name.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
