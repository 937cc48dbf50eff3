package dev.taffrail.agent.call.follow;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import dev.taffrail.schemas.codec.TopicSerde;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a topic of one partition, record by record, for as long as the process lives. One platform thread runs this.
///
/// What can never be read is logged and passed over. What cannot be read now, since its schema is held by a registry
/// that does not answer, is tried again, and nothing after it is read before it.
public final class TopicFollower<T> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    /// Where reading begins.
    public enum Start {
        BEGINNING,
        END
    }

    /// Gets each record.
    @FunctionalInterface
    public interface Reader<T> {
        /// @param key empty when the record has none
        /// @param value null when the key was deleted
        void take(String key, @Nullable T value);
    }

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final TopicSerde<T> serde;
    private final Start start;
    private final Reader<T> reader;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean assigned;
    private long firstEnd;

    /// @param consumer without a group; closed here
    /// @param topic its name; it has one partition
    /// @param reader is called by the thread that runs this
    public TopicFollower(
            Consumer<String, byte[]> consumer, String topic, TopicSerde<T> serde, Start start, Reader<T> reader) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        this.serde = serde;
        this.start = start;
        this.reader = reader;
    }

    @Override
    public void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException _) {
            LOG.atWarn()
                    .addKeyValue("topic", partition.topic())
                    .log("the reader of a topic ends, since its thread was interrupted");
        }
    }

    /// Tells the reader to stop; returns at once.
    public void stop() {
        closing.countDown();
    }

    /// Waits until everything was read that was on the topic when the reader started, or, from the end, until every
    /// record that is written from now on will be read.
    ///
    /// @return false when that took longer
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return ready.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void turn() throws InterruptedException {
        try {
            if (!assigned) {
                assign();
            }
            for (var record : consumer.poll(POLL)) {
                if (!take(record)) {
                    return;
                }
            }
            if (consumer.position(partition) >= firstEnd) {
                ready.countDown();
            }
        } catch (KafkaException trouble) {
            LOG.atWarn()
                    .addKeyValue("topic", partition.topic())
                    .setCause(trouble)
                    .log("a topic cannot be read; trying again");
            pause();
        }
    }

    private void assign() {
        consumer.assign(List.of(partition));
        firstEnd = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        switch (start) {
            case BEGINNING -> consumer.seekToBeginning(List.of(partition));
            case END -> consumer.seek(partition, firstEnd);
        }
        assigned = true;
    }

    /// @return false when the record has to wait
    private boolean take(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        try {
            byte @Nullable [] value = record.value();
            reader.take(record.key() == null ? "" : record.key(), value == null ? null : serde.decode(value));
        } catch (PoisonRecord poison) {
            LOG.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("key", record.key())
                    .setCause(poison)
                    .log("a record cannot be read and is passed over");
        } catch (SchemaUnavailable later) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .log("a record waits for its schema: {}", later.getMessage());
            consumer.seek(partition, record.offset());
            pause();
            return false;
        }
        return true;
    }

    private void pause() throws InterruptedException {
        closing.await(PAUSE_AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
