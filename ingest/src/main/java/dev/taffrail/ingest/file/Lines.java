package dev.taffrail.ingest.file;

import dev.taffrail.ingest.form.PayloadTooLarge;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/// The lines of a stream as bytes, of bounded length.
final class Lines implements AutoCloseable {
    /// As long as a record of the topic may be.
    static final int MAX_LINE_BYTES = 1 << 20;

    /// Some editors begin a UTF-8 file with it.
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private long number;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 << 10);
    }

    /// `FILE, line N: `, for the line that was read last.
    String place(String file) {
        return file + ", line " + number + ": ";
    }

    /// The next line that is not blank; empty at the end.
    Optional<byte[]> nextFilled(String file) {
        try {
            for (var line = next(file); line.isPresent(); line = next(file)) {
                if (!isBlank(line.get())) {
                    return line;
                }
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(place(file) + "cannot be read", broken);
        }
    }

    private Optional<byte[]> next(String file) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        number++;
        var line = new ByteArrayOutputStream(256);
        for (int one = first; one >= 0 && one != '\n'; one = in.read()) {
            if (line.size() == MAX_LINE_BYTES) {
                throw new PayloadTooLarge(
                        place(file) + "is longer than " + MAX_LINE_BYTES
                                + " bytes; is there one request a line? Put long material where a tool of the agent can read it");
            }
            line.write(one);
        }
        return Optional.of(number == 1 ? withoutMark(line.toByteArray()) : line.toByteArray());
    }

    private static byte[] withoutMark(byte[] line) {
        boolean marked = line.length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(line, MARK.length, line.length) : line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
