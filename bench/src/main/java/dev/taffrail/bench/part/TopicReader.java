package dev.taffrail.bench.part;

import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the committed records of a topic from the moment it was made. For one thread.
final class TopicReader<V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<String, V> consumer;
    private final List<TopicPartition> partitions;

    TopicReader(KafkaClients clients, Topic<V> topic) {
        this.consumer = clients.consumer(
                ConsumerSpec.reader("taffrail-bench-" + topic.name()), new StringDeserializer(), Product.serde(topic));
        this.partitions = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// What came since the last time; waits a moment when nothing did.
    List<ConsumerRecord<String, V>> poll() {
        var records = new ArrayList<ConsumerRecord<String, V>>();
        consumer.poll(POLL).forEach(records::add);
        return records;
    }

    /// Everything that is committed now and was not read yet.
    List<ConsumerRecord<String, V>> rest() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var records = new ArrayList<ConsumerRecord<String, V>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            records.addAll(poll());
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
