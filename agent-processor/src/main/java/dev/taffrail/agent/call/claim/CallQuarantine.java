package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.topic.DeadLetterHeaders;
import dev.taffrail.schemas.topic.Topic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/// Puts what can never be read as a call onto `dead-letters`, as it is, in the same partition. It should never happen,
/// so it has no producer of its own until it does.
///
/// @param producers of which each is closed after use
public record CallQuarantine(Supplier<Producer<String, byte[]>> producers, Topic<byte[]> topic) {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    /// Returns when the broker has it; only then its offset may be claimed.
    ///
    /// @throws KafkaException when the broker does not take it
    void put(Polled.Unreadable unreadable) {
        var record = unreadable.record();
        var headers = DeadLetterHeaders.with(
                record.headers(),
                unreadable.reason(),
                unreadable.why(),
                DeadLetterHeaders.source(record.topic(), record.partition(), record.offset()));
        Producer<String, byte[]> producer = producers.get();
        try {
            producer.send(new ProducerRecord<>(
                            topic.name(),
                            record.partition() % topic.partitions(),
                            record.key(),
                            record.value(),
                            headers))
                    .get();
        } catch (ExecutionException refused) {
            throw new KafkaException("a record of the calls could not be put into " + topic.name(), refused.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } finally {
            producer.close(CLOSE);
        }
    }
}
