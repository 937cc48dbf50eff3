package dev.taffrail.sink.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The SQLite file: one writer, a few readers, each on a platform thread of its own, since SQLite waits in native code
/// and would hold every virtual thread of a carrier. Readers see the last committed state and never wait for the
/// writer, nor it for them.
///
/// One process at a time: a second one is refused.
public final class Database implements AutoCloseable {
    /// How many queries run side by side.
    private static final int READERS = 2;

    /// How many queries may wait for a reader before one is refused.
    private static final int WAITING_READS = 64;

    /// How long a query may take: while it reads, the write-ahead log cannot be emptied.
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);

    private final Path file;
    private final FileClaim claim;
    private final Writer writer;
    private final Readers readers;

    private Database(Path file, FileClaim claim, Writer writer, Readers readers) {
        this.file = file;
        this.claim = claim;
        this.writer = writer;
        this.readers = readers;
    }

    /// Opens or makes the file and brings its tables to this release.
    ///
    /// @throws StoreException when the file cannot be used: in use, of a later release, damaged, not writable
    public static Database open(Path file) throws InterruptedException {
        return open(file, Migration.all());
    }

    static Database open(Path file, List<Migration> migrations) throws InterruptedException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileSystems.requireLocal(file.toAbsolutePath());
            var claim = FileClaim.on(file.toAbsolutePath());
            return open(file.toAbsolutePath(), claim, migrations);
        } catch (IOException e) {
            throw new StoreException(
                    "%s cannot be opened (%s): check the permissions of its directory".formatted(file, e), e);
        }
    }

    private static Database open(Path file, FileClaim claim, List<Migration> migrations)
            throws IOException, InterruptedException {
        var writer = new Writer(file);
        try {
            writer.inTransaction(tx -> {
                Migrator.migrate(tx, file, migrations);
                return file;
            });
            return new Database(file, claim, writer, new Readers(file, READERS, WAITING_READS, READ_LIMIT));
        } catch (StoreFault e) {
            writer.close();
            claim.close();
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | InterruptedException e) {
            writer.close();
            claim.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /// Runs `work` in the writer's thread between BEGIN IMMEDIATE and COMMIT, and waits for it. When anything is
    /// thrown, nothing of it stays, and the next transaction gets a new connection.
    ///
    /// @throws StoreFault when SQLite refuses
    public <R> R inTransaction(Work<R> work) throws InterruptedException {
        return writer.inTransaction(work);
    }

    /// Runs `work` over one consistent state of the file, and waits for it.
    ///
    /// @throws ReadRefused when too many queries wait, or when it took longer than 5 s
    public <R> R read(Work<R> work) throws InterruptedException {
        return readers.read(work);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        try {
            claim.close();
        } catch (IOException e) {
            throw new StoreException("the lock of " + file + " cannot be given back", e);
        }
    }
}
