package dev.taffrail.bench.floor;

import dev.taffrail.agent.call.claim.CallerGroup;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.ProducerSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Claims calls by committing their offsets before they start, as the callers do, and answers each on a virtual thread
/// at once.
final class FloorCaller implements Runnable, AutoCloseable {
    private static final int SLOTS = 256;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final FloorTopics topics;
    private final Sizes sizes;
    private final Consumer<String, String> consumer;
    private final Producer<String, String> producer;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread;

    FloorCaller(KafkaClients clients, FloorTopics topics, Sizes sizes) {
        this.topics = topics;
        this.sizes = sizes;
        this.consumer = clients.consumer(
                CallerGroup.consumer(topics.callers(), "floor", SLOTS)
                        .withOffsetReset(ConsumerSpec.OffsetReset.EARLIEST),
                new StringDeserializer(),
                new StringDeserializer());
        this.producer = clients.producer(
                ProducerSpec.idempotent("floor-caller"), new StringSerializer(), new StringSerializer());
        this.thread = Thread.ofPlatform().name("floor-caller").start(this);
    }

    @Override
    public void run() {
        try (consumer;
                var threads = Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("floor-call-", 0).factory())) {
            consumer.subscribe(Set.of(topics.calls()));
            while (!closing.get()) {
                var calls = consumer.poll(POLL);
                if (!calls.isEmpty()) {
                    var claims = new HashMap<TopicPartition, OffsetAndMetadata>();
                    calls.forEach(call -> claims.put(
                            new TopicPartition(call.topic(), call.partition()),
                            new OffsetAndMetadata(call.offset() + 1, "floor")));
                    consumer.commitSync(claims);
                    calls.forEach(call -> threads.execute(() -> answer(call.key())));
                }
            }
        }
    }

    private void answer(String key) {
        var _ = producer.send(new ProducerRecord<>(topics.results(), key, Sizes.padded("result", sizes.result())));
    }

    @Override
    public void close() {
        closing.set(true);
        try {
            thread.join(STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // whoever waits for the floor is told; its threads end by themselves
        }
        producer.close();
    }
}
