package dev.taffrail.bench.faults.proof;

import dev.taffrail.bench.part.Product;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.sink.check.FoldCheck;
import dev.taffrail.sink.load.AdminTopicFacts;
import dev.taffrail.sink.load.Feeds;
import dev.taffrail.sink.load.Shard;
import dev.taffrail.sink.store.FileComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Builds a second file from the beginning of the log and compares it with the one that the sink has, which goes on.
final class SqliteCheck {
    private static final Duration REBUILD = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 250;

    private SqliteCheck() {}

    /// The log may go on for a while after the last run: what a lost call had reserved is settled at its deadline.
    /// Then it is read again.
    ///
    /// @param folder for the second file
    static Check of(KafkaClients clients, Path live, Path folder) throws IOException, InterruptedException {
        var feeds = Feeds.of(Product.TOPICS, SchemaLock.shipped(), SchemaSource.NONE);
        while (true) {
            var ends = ends(clients, feeds);
            Path fresh = Files.createTempDirectory(folder, "fold").resolve("fresh.db");
            if (!rebuilt(clients, feeds, fresh, ends)) {
                return new Check(Check.SQLITE, List.of("the log could not be read again within " + REBUILD), "");
            }
            var difference = difference(live, fresh);
            if (difference.isEmpty() || ends.equals(ends(clients, feeds))) {
                return new Check(
                        Check.SQLITE,
                        difference.map(FileComparison.Difference::toString).stream()
                                .toList(),
                        "equals a file that was built from the beginning of the log");
            }
        }
    }

    private static boolean rebuilt(KafkaClients clients, Feeds feeds, Path fresh, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        try (var admin = clients.admin("taffrail-faults-fold")) {
            return FoldCheck.rebuild(
                    fresh, reader(clients), feeds, Shard.WHOLE, new AdminTopicFacts(admin), ends, REBUILD);
        }
    }

    /// What is still different after the sink had time to catch up.
    private static Optional<FileComparison.Difference> difference(Path live, Path fresh) throws InterruptedException {
        var difference = FoldCheck.compare(live, fresh);
        for (long begun = System.nanoTime();
                difference.isPresent() && System.nanoTime() - begun < PATIENCE.toNanos();
                difference = FoldCheck.compare(live, fresh)) {
            pause();
        }
        return difference;
    }

    private static void pause() throws InterruptedException {
        if (new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts this down");
        }
    }

    private static Map<TopicPartition, Long> ends(KafkaClients clients, Feeds feeds) {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : feeds.topics()) {
            IntStream.range(0, Product.TOPICS.partitions())
                    .forEach(number -> partitions.add(new TopicPartition(topic, number)));
        }
        try (var reader = reader(clients)) {
            return reader.endOffsets(partitions);
        }
    }

    private static Consumer<byte[], byte[]> reader(KafkaClients clients) {
        return clients.consumer(
                ConsumerSpec.reader("taffrail-faults-fold"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
