package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.Entry;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// Where an event of the inbox belongs: the partition it names, else that of its key as Kafka's Java producer places
/// it. Where a user's client put the request does not matter: clients of other languages place keys differently.
final class InboxPartitioner implements StreamPartitioner<byte[], Outgoing> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, Outgoing value, int partitions) {
        int partition = value.partition() == Entry.BY_KEY
                ? BuiltInPartitioner.partitionForKey(key, partitions)
                : value.partition();
        return Optional.of(Set.of(partition));
    }
}
