package dev.taffrail.sink.load;

import java.nio.file.Path;

/// The file does not go with the log any more: loading stops, since whatever it did would be wrong.
public final class RebuildNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildNeeded(Path file, String why) {
        super(
                "%s must be rebuilt: %s. Stop the sink, move the file and its -wal and -shm away, and start again: it is built from the log"
                        .formatted(file, why));
    }
}
