package dev.taffrail.ingest.file;

import dev.taffrail.ingest.form.Checks;
import dev.taffrail.ingest.form.Forms;
import dev.taffrail.ingest.form.InvalidRequest;
import dev.taffrail.ingest.form.PayloadTooLarge;
import dev.taffrail.schemas.request.RunRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The requests of a JSONL file in their order: one object a line in UTF-8, as [Forms#request] reads it; empty lines
/// are skipped. Holds one line at a time, however long the file is.
///
/// A line that is no request throws [dev.taffrail.ingest.form.RequestRefused] with the file, the line, the field and
/// the way out. A request without `run_id` gets one when it is sent, so sending such a file twice runs everything
/// twice.
public final class RequestFile implements Iterator<RunRequest>, AutoCloseable {
    private final String name;
    private final Lines lines;
    private Optional<RunRequest> next = Optional.empty();

    private RequestFile(String name, Lines lines) {
        this.name = name;
        this.lines = lines;
    }

    /// @throws InvalidRequest when the file cannot be opened
    public static RequestFile open(Path file) {
        try {
            return of(file.toString(), Files.newInputStream(file));
        } catch (IOException missing) {
            throw new InvalidRequest(
                    file + " cannot be read (" + missing + "); give the path of a file with one JSON object a line");
        }
    }

    /// @param name what messages call it
    public static RequestFile of(String name, InputStream in) {
        return new RequestFile(name, new Lines(in));
    }

    /// How many requests `file` has, all of them read and checked: with this before [#open], a file with a mistake
    /// in its last line starts no run.
    ///
    /// @throws dev.taffrail.ingest.form.RequestRefused for the first line that is no request
    public static long check(Path file) {
        try (RequestFile requests = open(file)) {
            long count = 0;
            for (; requests.hasNext(); count++) {
                requests.next();
            }
            return count;
        }
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty()) {
            next = lines.nextFilled(name).map(this::request);
        }
        return next.isPresent();
    }

    @Override
    public RunRequest next() {
        if (!hasNext()) {
            throw new NoSuchElementException(name + " has no more requests");
        }
        RunRequest request = next.orElseThrow();
        next = Optional.empty();
        return request;
    }

    private RunRequest request(byte[] line) {
        try {
            RunRequest request = Forms.request(line);
            Checks.requireDraft(request);
            return request;
        } catch (InvalidRequest e) {
            throw new InvalidRequest(lines.place(name) + e.sentence());
        } catch (PayloadTooLarge e) {
            throw new PayloadTooLarge(lines.place(name) + e.sentence());
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
