package dev.taffrail.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Holds a directory for one broker. The operating system releases it when the process dies, however it dies.
///
/// The locked byte lies far behind the process id in the file, so that others can read the id where locks are
/// mandatory.
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "broker.lock";
    private static final long LOCKED_BYTE = 1L << 30;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock on(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!locked(channel)) {
                throw new EmbeddedKafkaException(
                        "the directory %s is in use by another broker (process %s); stop that process or choose another directory"
                                .formatted(directory, holder(file)));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)));
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /// A lock held by this very JVM shows as an exception, one held by another process as no lock.
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return false;
        }
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file, US_ASCII).strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
