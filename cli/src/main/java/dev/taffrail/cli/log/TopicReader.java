package dev.taffrail.cli.log;

import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All partitions of one topic, from somewhere on. Owned by one thread.
///
/// @param <V> what its values are
public final class TopicReader<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    /// Where a record stands, and what it says.
    ///
    /// @param time when the broker appended it
    public record Found<V>(int partition, long offset, Instant time, V value) {}

    private final Consumer<String, byte[]> consumer;
    private final Decoder<V> decoder;
    private final Map<TopicPartition, Long> ends;

    /// Makes the value of a record, or none.
    private interface Decoder<V> {
        Optional<V> decode(ConsumerRecord<String, byte[]> record);
    }

    private TopicReader(Consumer<String, byte[]> consumer, Topic<?> topic, Decoder<V> decoder) {
        var partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        this.consumer = consumer;
        this.decoder = decoder;
        this.ends = consumer.endOffsets(consumer.assignment());
    }

    /// Stands at the end of each partition until it is moved.
    ///
    /// @param others is asked for schemas that this version does not have
    public static <V> TopicReader<V> open(KafkaClients clients, Topic<V> topic, SchemaSource others) {
        return of(consumer(clients), topic, others);
    }

    /// The same for what was quarantined.
    public static TopicReader<QuarantinedRecord> ofDeadLetters(KafkaClients clients, Topic<byte[]> topic) {
        return new TopicReader<>(consumer(clients), topic, record -> Optional.of(QuarantinedRecord.of(record)));
    }

    /// @param consumer without an assignment; owned by the reader from now on
    static <V> TopicReader<V> of(Consumer<String, byte[]> consumer, Topic<V> topic, SchemaSource others) {
        var serde = TopicSerde.of(topic.values(), SchemaLock.shipped(), others, topic.maxBytes());
        return new TopicReader<>(
                consumer, topic, record -> Optional.ofNullable(serde.deserialize(record.topic(), record.value())));
    }

    private static Consumer<String, byte[]> consumer(KafkaClients clients) {
        return clients.consumer(
                ConsumerSpec.reader("taffrail-cli"), new StringDeserializer(), new ByteArrayDeserializer());
    }

    public TopicReader<V> fromBeginning() {
        consumer.seekToBeginning(consumer.assignment());
        return this;
    }

    public TopicReader<V> since(Instant time) {
        Map<TopicPartition, Long> times = consumer.assignment().stream()
                .collect(Collectors.toMap(partition -> partition, _ -> time.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                consumer.seek(partition, found.offset());
            }
        });
        return this;
    }

    /// What came within `patience`; may be nothing. What cannot be read is left out: the services quarantine it.
    ///
    /// @throws dev.taffrail.schemas.codec.SchemaUnavailable when the registry does not answer
    public List<Found<V>> poll(Duration patience) {
        var found = new ArrayList<Found<V>>();
        for (var record : consumer.poll(patience)) {
            try {
                decoder.decode(record)
                        .ifPresent(value -> found.add(new Found<>(
                                record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()), value)));
            } catch (PoisonRecord unreadable) {
                LOG.atDebug().setCause(unreadable).log("a record was left out");
            }
        }
        return found;
    }

    /// Whether it stands behind all that was there when it was opened. A poll that finds nothing does not tell: the
    /// broker may have been slow.
    public boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
