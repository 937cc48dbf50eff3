package dev.taffrail.ingest.definition;

import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.topic.Topic;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/// A compacted topic of definitions under `name@hash` and pointers under `name`, to be written.
public final class DefinitionTopic<R> implements AutoCloseable {
    private final Producer<String, R> producer;
    private final String topic;

    public DefinitionTopic(Producer<String, R> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /// With a producer of its own.
    public static <R> DefinitionTopic<R> open(KafkaClients clients, Topic<R> topic, String client) {
        // Writing takes its ids from the lock, so no registry is asked.
        var serde = TopicSerde.of(topic.values(), SchemaLock.shipped(), SchemaSource.NONE, topic.maxBytes());
        var spec = ProducerSpec.idempotent(client).withMaxRequestBytes(topic.maxBytes());
        return new DefinitionTopic<>(clients.producer(spec, new StringSerializer(), serde), topic.name());
    }

    /// Returns when the record is acknowledged.
    ///
    /// @throws KafkaException when the cluster does not take it
    public void put(String key, R value) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException failed) {
            throw new KafkaException(
                    "the topic " + topic + " did not take " + key
                            + "; is it there, and may we write to it? taffrail topics check tells",
                    failed.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
