package dev.taffrail.sink;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.sink.load.Shard;
import java.nio.file.Path;
import java.time.Duration;

/// Which file is filled with what, and from when on somebody should look.
public record SinkConfig(Path file, Shard shard, int maxPollRecords, Duration lagDegraded) {
    private static final int MOST_RECORDS = 10_000;

    public SinkConfig {
        Invalid.unless(
                maxPollRecords > 0 && maxPollRecords <= MOST_RECORDS,
                "sink.max-poll-records must be 1 to %d, but is %d",
                MOST_RECORDS,
                maxPollRecords);
        Invalid.unless(lagDegraded.isPositive(), "sink.lag-degraded must be positive, but is %s", lagDegraded);
    }

    /// @param defaultFile where the file is when nothing else is said
    public static SinkConfig from(Settings settings, Path defaultFile) {
        return new SinkConfig(
                settings.path(
                        "sink.file",
                        defaultFile,
                        "The SQLite file, on a local disk. It is built again from the log when it is moved away."),
                shard(settings.string(
                        "sink.shard",
                        "1/1",
                        "Which part of all partitions this file holds, as i/n. Another n means another file.")),
                settings.integer("sink.max-poll-records", 2_000, "Most records of one transaction."),
                settings.duration(
                        "sink.lag-degraded",
                        Duration.ofMinutes(2),
                        "From this lag on the process counts as degraded."));
    }

    private static Shard shard(String text) {
        try {
            return Shard.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Invalid(String.valueOf(e.getMessage()), e);
        }
    }
}
