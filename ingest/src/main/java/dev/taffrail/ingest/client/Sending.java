package dev.taffrail.ingest.client;

import dev.taffrail.schemas.run.RunKey;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// A record on its way. Kafka answers within the delivery time-out of the producer, so there is no other one here.
record Sending(RunKey run, String topic, int maxBytes, Future<RecordMetadata> acknowledgement) {

    boolean isAnswered() {
        return acknowledgement.isDone();
    }

    Submitted await() throws InterruptedException {
        try {
            RecordMetadata at = acknowledgement.get();
            return new Submitted(run, at.topic(), at.partition(), at.offset());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RecordTooLargeException) {
                throw Outbox.tooLarge(topic, maxBytes);
            }
            throw new NotSent(run, topic, failed.getCause() == null ? failed : failed.getCause());
        }
    }
}
