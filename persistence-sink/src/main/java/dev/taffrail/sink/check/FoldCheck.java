package dev.taffrail.sink.check;

import dev.taffrail.sink.load.Feeds;
import dev.taffrail.sink.load.LoadListener;
import dev.taffrail.sink.load.LoadLoop;
import dev.taffrail.sink.load.Pace;
import dev.taffrail.sink.load.Shard;
import dev.taffrail.sink.load.TopicFacts;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.FileComparison;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Builds a second file from the log and compares: the file must equal the fold of the log.
public final class FoldCheck {
    private FoldCheck() {}

    /// Builds `fresh` from the beginning of the log. Records that cannot be read are passed, as the sink passes
    /// them, but not put into `dead-letters` again.
    ///
    /// @param consumer reads committed records, has no group, and is closed
    /// @param ends where each partition ends: so far it is read
    /// @return false when the time was over before
    public static boolean rebuild(
            Path fresh,
            Consumer<byte[], byte[]> consumer,
            Feeds feeds,
            Shard shard,
            TopicFacts facts,
            Map<TopicPartition, Long> ends,
            Duration timeout)
            throws InterruptedException {
        try (var database = Database.open(fresh)) {
            var loop = new LoadLoop(
                    consumer,
                    database,
                    feeds,
                    shard,
                    facts,
                    (_, _) -> {},
                    new Pace(System::nanoTime),
                    LoadListener.NONE);
            var thread = Thread.ofPlatform().name("fold-check").start(loop);
            var complete = loop.progress().await(ends, timeout);
            loop.stop();
            thread.join();
            return complete;
        }
    }

    /// The first difference between two files; empty when they show the same.
    public static Optional<FileComparison.Difference> compare(Path one, Path other) {
        return FileComparison.first(one, other);
    }
}
