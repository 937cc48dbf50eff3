package dev.taffrail.agent.replay;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The committed records of one partition from one offset to another. Waits for transactions that were open when the
/// end was fixed.
final class LogCursor<T> implements Cursor<Entry<T>> {
    private static final Duration POLL = Duration.ofMillis(500);
    /// Polls without progress until the log counts as out of reach: far longer than a transaction may stay open.
    private static final int PATIENCE = 60;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicSerde<T> serde;
    private final TopicPartition partition;
    private final long end;
    private Iterator<ConsumerRecord<byte[], byte[]>> batch = Collections.emptyIterator();
    private @Nullable Entry<T> next;

    /// @param consumer reads committed records only; this partition is assigned to it
    LogCursor(Consumer<byte[], byte[]> consumer, TopicSerde<T> serde, TopicPartition partition, long from, long end) {
        this.consumer = consumer;
        this.serde = serde;
        this.partition = partition;
        this.end = end;
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
    }

    @Override
    public @Nullable Entry<T> peek() {
        if (next == null && fetched()) {
            var record = batch.next();
            next = record.offset() < end ? entry(record) : null;
        }
        return next;
    }

    @Override
    public void advance() {
        next = null;
    }

    /// Whether there is a further record; past the end there may be.
    private boolean fetched() {
        for (var polls = 0; !batch.hasNext(); polls++) {
            var before = consumer.position(partition);
            if (before >= end) {
                return false;
            }
            if (polls == PATIENCE) {
                throw new TimeoutException(
                        "%s did not get past offset %d of %d in %d s: is a transaction open, or the broker out of reach?"
                                .formatted(partition, before, end, PATIENCE * POLL.toMillis() / 1000));
            }
            batch = consumer.poll(POLL).records(partition).iterator();
            polls = consumer.position(partition) > before ? 0 : polls;
        }
        return true;
    }

    private Entry<T> entry(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new Entry.Unreadable<>(record.offset(), "no value");
        }
        try {
            return new Entry.Read<>(record.offset(), record.timestamp(), serde.decode(record.value()));
        } catch (PoisonRecord poison) {
            return new Entry.Unreadable<>(record.offset(), poison.reason().name());
        }
    }
}
