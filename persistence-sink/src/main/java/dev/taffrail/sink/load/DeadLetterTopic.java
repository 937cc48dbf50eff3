package dev.taffrail.sink.load;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Writes the original bytes and headers to `dead-letters`, in the same partition, with the reason in headers.
public final class DeadLetterTopic implements DeadLetters {
    private final Producer<byte[], byte[]> producer;
    private final Topic<byte[]> topic;

    public DeadLetterTopic(Producer<byte[], byte[]> producer, Topic<byte[]> topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void quarantine(ConsumerRecord<byte[], byte[]> record, PoisonRecord reason) throws InterruptedException {
        var headers = new RecordHeaders(record.headers());
        headers.add("taffrail-reason", utf8(reason.reason().name()));
        headers.add("taffrail-detail", utf8(String.valueOf(reason.getMessage())));
        headers.add("taffrail-source", utf8(record.topic() + ":" + record.partition() + "@" + record.offset()));
        try {
            producer.send(new ProducerRecord<>(
                            topic.name(),
                            record.partition() % topic.partitions(),
                            record.key(),
                            record.value(),
                            headers))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record could not be put into " + topic.name(), e.getCause());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
