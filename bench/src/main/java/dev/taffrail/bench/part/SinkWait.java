package dev.taffrail.bench.part;

import dev.taffrail.bench.store.SinkFile;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.nio.file.Path;
import java.time.Duration;

/// Waits for the sink.
public final class SinkWait {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SinkWait() {}

    /// @param legs how many must have ended in the file
    /// @throws Failure when the sink does not catch up
    public static void forLegs(Path database, long legs) throws InterruptedException {
        try (var file = SinkFile.open(database)) {
            if (!Watch.reached(file, legs, PATIENCE)) {
                throw new Failure(
                        ExitCode.NEGATIVE,
                        "SQLite has only %d of %d ended legs after %s".formatted(file.endedLegs(), legs, PATIENCE));
            }
        }
    }
}
