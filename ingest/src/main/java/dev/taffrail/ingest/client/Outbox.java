package dev.taffrail.ingest.client;

import dev.taffrail.ingest.form.PayloadTooLarge;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// Turns requests and commands into records of their topics, each under the key of its session.
final class Outbox {
    private static final String TRACEPARENT = "traceparent";

    private final Producer<String, byte[]> producer;
    private final Lane<RunRequest> requests;
    private final Lane<RunCommand> commands;

    private record Lane<V>(Topic<V> topic, TopicSerde<V> serde) {
        static <V> Lane<V> of(Topic<V> topic, SchemaLock lock) {
            // Writing takes its ids from the lock, so no registry is asked.
            return new Lane<>(topic, TopicSerde.of(topic.values(), lock, SchemaSource.NONE, topic.maxBytes()));
        }
    }

    Outbox(Producer<String, byte[]> producer, Topics topics, SchemaLock lock) {
        this.producer = producer;
        this.requests = Lane.of(topics.runRequests(), lock);
        this.commands = Lane.of(topics.runCommands(), lock);
    }

    Sending send(RunKey run, RunRequest request) {
        return send(requests, run, request, request.traceparent());
    }

    Sending send(RunKey run, RunCommand command) {
        return send(commands, run, command, command.traceparent());
    }

    void probe() {
        producer.partitionsFor(requests.topic().name());
    }

    private <V> Sending send(Lane<V> lane, RunKey run, V value, String traceparent) {
        String topic = lane.topic().name();
        var record = new ProducerRecord<>(topic, run.recordKey(), encoded(lane, value));
        if (!traceparent.isEmpty()) {
            record.headers().add(TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        try {
            Future<RecordMetadata> acknowledgement = producer.send(record);
            return new Sending(run, topic, lane.topic().maxBytes(), acknowledgement);
        } catch (InterruptException stopped) {
            throw stopped; // the thread's flag is set again by Kafka; the caller's next wait sees it
        } catch (KafkaException refused) {
            throw new NotSent(run, topic, refused);
        }
    }

    private static <V> byte[] encoded(Lane<V> lane, V value) {
        try {
            return lane.serde().encode(value);
        } catch (RecordTooLargeException tooLarge) {
            throw tooLarge(lane.topic().name(), lane.topic().maxBytes());
        }
    }

    static PayloadTooLarge tooLarge(String topic, int maxBytes) {
        return new PayloadTooLarge(
                "the record is longer than the " + maxBytes + " bytes that " + topic
                        + " allows; shorten the text or the labels, or put long material where a tool of the agent can read it");
    }
}
