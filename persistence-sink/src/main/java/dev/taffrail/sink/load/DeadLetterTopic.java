package dev.taffrail.sink.load;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.topic.DeadLetterHeaders;
import dev.taffrail.schemas.topic.DeadLetterReason;
import dev.taffrail.schemas.topic.KeptRecord;
import dev.taffrail.schemas.topic.Topic;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/// Writes what is kept of a record to `dead-letters`, in the same partition, with the reason in headers.
public final class DeadLetterTopic implements DeadLetters {
    private final Producer<byte[], byte[]> producer;
    private final Topic<byte[]> topic;

    public DeadLetterTopic(Producer<byte[], byte[]> producer, Topic<byte[]> topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void quarantine(ConsumerRecord<byte[], byte[]> record, PoisonRecord reason) throws InterruptedException {
        var kept = KeptRecord.of(
                record.key(),
                record.value(),
                record.headers(),
                DeadLetterReason.of(reason),
                String.valueOf(reason.getMessage()),
                DeadLetterHeaders.source(record.topic(), record.partition(), record.offset()),
                topic.maxBytes());
        try {
            producer.send(kept.in(topic, record.partition())).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record could not be put into " + topic.name(), e.getCause());
        }
    }
}
