package dev.taffrail.agent.call.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taffrail.schemas.topic.DeadLetterHeaders;
import dev.taffrail.schemas.topic.KeptRecord;
import dev.taffrail.schemas.topic.Topic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/// Puts what can never be read as a call onto `dead-letters`, in the same partition. It should never happen, so it has
/// no producer of its own until it does.
///
/// @param producers of which each is closed after use
public record CallQuarantine(Supplier<Producer<byte[], byte[]>> producers, Topic<byte[]> topic) {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    /// Returns when the broker has it; only then its offset may be claimed.
    ///
    /// @throws KafkaException when the broker does not take it
    void put(Polled.Unreadable unreadable) {
        var record = unreadable.record();
        var kept = KeptRecord.of(
                record.key() == null ? null : record.key().getBytes(UTF_8),
                record.value(),
                record.headers(),
                unreadable.reason(),
                unreadable.why(),
                DeadLetterHeaders.source(record.topic(), record.partition(), record.offset()),
                topic.maxBytes());
        Producer<byte[], byte[]> producer = producers.get();
        try {
            producer.send(kept.in(topic, record.partition())).get();
        } catch (ExecutionException refused) {
            throw new KafkaException("a record of the calls could not be put into " + topic.name(), refused.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } finally {
            producer.close(CLOSE);
        }
    }
}
