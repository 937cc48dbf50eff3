package dev.taffrail.agent.call.claim;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Commits offsets and returns when the broker has them; throws what `commitSync` throws. A seam for tests.
@FunctionalInterface
interface ClaimCommit {
    void commit(Map<TopicPartition, OffsetAndMetadata> offsets);
}
