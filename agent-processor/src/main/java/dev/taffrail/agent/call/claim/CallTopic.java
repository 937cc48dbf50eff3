package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.topic.DeadLetterReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The topic `agent-calls`: how its records are read.
///
/// @param name with the prefix
public record CallTopic(String name, TopicSerde<AgentCall> serde) {

    TopicPartition partition(int partition) {
        return new TopicPartition(name, partition);
    }

    /// @throws dev.taffrail.schemas.codec.SchemaUnavailable when it cannot be read now
    Polled read(ConsumerRecord<String, byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return new Polled.Unreadable(record, DeadLetterReason.NULL_VALUE, "it has no value");
        }
        try {
            AgentCall call = serde.decode(value);
            if (call.head().partition() != record.partition()) {
                return new Polled.Unreadable(
                        record,
                        DeadLetterReason.INVALID,
                        "it names partition " + call.head().partition());
            }
            String key = record.key() == null ? "" : record.key();
            return new Polled.Call(record.partition(), record.offset(), key, call);
        } catch (PoisonRecord poison) {
            return new Polled.Unreadable(record, DeadLetterReason.of(poison), String.valueOf(poison.getMessage()));
        }
    }
}
