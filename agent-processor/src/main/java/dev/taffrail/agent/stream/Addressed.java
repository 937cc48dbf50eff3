package dev.taffrail.agent.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// A record key with the partition that the record goes to: a decision's records stay in the partition that decided,
/// whatever their key.
record Addressed(String key, int partition) {
    static final Serializer<Addressed> SERIALIZER =
            (_, address) -> address.key().getBytes(StandardCharsets.UTF_8);

    static final StreamPartitioner<Addressed, byte[]> PARTITIONER =
            (_, address, _, partitions) -> Optional.of(Set.of(Math.min(address.partition(), partitions - 1)));
}
