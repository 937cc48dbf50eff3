package dev.taffrail.sink.load;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Kafka's own mock consumer, reading from a [LogSketch].
final class SketchConsumer extends MockConsumer<byte[], byte[]> {
    private final LogSketch log;
    private final int perPoll;

    SketchConsumer(LogSketch log, int perPoll) {
        super("none");
        this.log = log;
        this.perPoll = perPoll;
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
        super.assign(partitions);
        var beginnings = new HashMap<TopicPartition, Long>();
        var ends = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            beginnings.put(partition, 0L);
            ends.put(partition, log.end(partition));
        }
        updateBeginningOffsets(beginnings);
        updateEndOffsets(ends);
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        var batch = new HashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (var partition : assignment()) {
            var records = log.from(partition, position(partition), perPoll);
            if (!records.isEmpty()) {
                var offset = records.getLast().offset() + 1;
                batch.put(partition, records);
                next.put(partition, new OffsetAndMetadata(offset, Optional.of(1), ""));
                seek(partition, offset);
            }
        }
        return new ConsumerRecords<>(batch, next);
    }
}
