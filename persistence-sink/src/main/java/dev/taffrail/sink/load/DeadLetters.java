package dev.taffrail.sink.load;

import dev.taffrail.schemas.codec.PoisonRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where records go that will never be readable. A seam: the product writes to `dead-letters`.
@FunctionalInterface
public interface DeadLetters {
    /// Returns when the record is safe there; only then loading goes past it.
    void quarantine(ConsumerRecord<byte[], byte[]> record, PoisonRecord reason) throws InterruptedException;
}
