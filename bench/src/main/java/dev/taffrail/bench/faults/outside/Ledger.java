package dev.taffrail.bench.faults.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// What was started outside, in memory and in a file that is on the disk before anybody gets an answer. Many starts
/// share one write to the disk.
public final class Ledger implements AutoCloseable {
    private static final Entry LAST = new Entry(new Start("", "", 0));

    private final FileChannel file;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final List<Start> written = new ArrayList<>();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Thread writer;

    private record Entry(Start start, CountDownLatch durable) {
        Entry(Start start) {
            this(start, new CountDownLatch(1));
        }
    }

    private Ledger(FileChannel file) {
        this.file = file;
        this.writer = Thread.ofPlatform().daemon(true).name("ledger").unstarted(this::write);
    }

    public static Ledger open(Path file) throws IOException {
        var ledger = new Ledger(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        ledger.writer.start();
        return ledger;
    }

    /// Writes it down; returns when it is on the disk.
    void add(Start start) throws InterruptedException {
        var entry = new Entry(start);
        queue.add(entry);
        entry.durable().await();
        if (lost.get()) {
            throw new IllegalStateException("the ledger cannot be written; nothing may be answered");
        }
    }

    /// Everything that was started until now.
    public List<Start> starts() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    private void write() {
        var batch = new ArrayList<Entry>();
        try {
            do {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch);
                write(batch);
            } while (!batch.contains(LAST));
        } catch (InterruptedException stopped) {
            lose(batch);
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            lose(batch);
            throw new UncheckedIOException("the ledger cannot be written", failed);
        }
    }

    private void write(List<Entry> batch) throws IOException {
        var lines = new StringBuilder();
        synchronized (written) {
            for (Entry entry : batch) {
                if (!entry.equals(LAST)) {
                    written.add(entry.start());
                    lines.append(entry.start().what())
                            .append(' ')
                            .append(entry.start().key())
                            .append(' ')
                            .append(entry.start().tokens())
                            .append('\n');
                }
            }
        }
        var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
        batch.forEach(entry -> entry.durable().countDown());
    }

    private void lose(List<Entry> batch) {
        lost.set(true);
        batch.forEach(entry -> entry.durable().countDown());
    }

    @Override
    public void close() throws IOException {
        queue.add(LAST);
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
