package dev.taffrail.bench.load;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.run.RunKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Asks for runs, each in a session of its own, and reads how they ended, from now on and committed records only. For
/// one thread.
public final class RunClient implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Lane lane;
    private final Producer<String, byte[]> producer;
    private final Consumer<String, byte[]> outcomes;
    private final AtomicReference<@Nullable KafkaException> refused = new AtomicReference<>();

    public RunClient(KafkaClients clients, Lane lane) {
        this.lane = lane;
        this.producer = clients.producer(
                ProducerSpec.idempotent("taffrail-bench"), new StringSerializer(), new ByteArraySerializer());
        this.outcomes = clients.consumer(
                ConsumerSpec.reader("taffrail-bench-outcomes"), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = IntStream.range(0, lane.partitions())
                .mapToObj(partition -> new TopicPartition(lane.outcomes(), partition))
                .toList();
        outcomes.assign(partitions);
        outcomes.seekToEnd(partitions);
        partitions.forEach(outcomes::position); // seeks now, not at the first poll
    }

    /// Sends the request and does not wait for it.
    public void ask(String run, int iterations) {
        ask(run, lane.asking().request(run, iterations));
    }

    /// The same with a value of the caller's own.
    public void ask(String run, byte[] request) {
        var _ = producer.send(new ProducerRecord<>(lane.requests(), key(run), request), (_, failed) -> {
            if (failed != null) {
                refused.compareAndSet(null, new KafkaException("the request for " + run + " was not taken", failed));
            }
        });
    }

    /// What ended since the last time; waits a moment when nothing did.
    ///
    /// @throws Failure when a run did not complete
    public List<Ended> poll() {
        return poll(POLL);
    }

    /// The same without waiting.
    public List<Ended> pollNow() {
        return poll(Duration.ZERO);
    }

    private List<Ended> poll(Duration wait) {
        KafkaException failed = refused.get();
        if (failed != null) {
            throw failed;
        }
        var ended = new ArrayList<Ended>();
        var records = outcomes.poll(wait);
        long now = System.nanoTime();
        records.forEach(record -> {
            lane.verify().accept(record.value());
            ended.add(new Ended(run(record.key()), now, record));
        });
        return ended;
    }

    /// Waits until this many runs ended.
    ///
    /// @throws Failure when nothing ended for `patience`
    public List<Ended> await(int count, Duration patience) {
        var ended = new ArrayList<Ended>(count);
        long last = System.nanoTime();
        while (ended.size() < count) {
            var more = poll();
            ended.addAll(more);
            if (!more.isEmpty()) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > patience.toNanos()) {
                throw new Failure(
                        ExitCode.NEGATIVE,
                        "%d of %d runs ended, then nothing for %d s; the log of the child tells more (--keep)"
                                .formatted(ended.size(), count, patience.toSeconds()));
            }
        }
        return ended;
    }

    /// The key of a run in a session of its own.
    public static String key(String run) {
        return new RunKey(RunKey.DEFAULT_TENANT, run, run).recordKey();
    }

    private static String run(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    @Override
    public void close() {
        producer.close();
        outcomes.close();
    }
}
