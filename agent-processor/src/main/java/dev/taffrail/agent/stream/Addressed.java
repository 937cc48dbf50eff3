package dev.taffrail.agent.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// A record key with the partition that the record goes to: a decision's records stay in the partition that decided,
/// whatever their key; but what it tells another partition goes where the key leads, by murmur2 as the gate places
/// events.
///
/// @param partition a number, or [#BY_KEY]
record Addressed(String key, int partition) {
    static final int BY_KEY = -1;

    static final Serializer<Addressed> SERIALIZER = (_, address) -> address.bytes();

    static final StreamPartitioner<Addressed, byte[]> PARTITIONER =
            (_, address, _, partitions) -> Optional.of(Set.of(address.partition(partitions)));

    private int partition(int partitions) {
        return partition == BY_KEY
                ? BuiltInPartitioner.partitionForKey(bytes(), partitions)
                : Math.min(partition, partitions - 1);
    }

    private byte[] bytes() {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
