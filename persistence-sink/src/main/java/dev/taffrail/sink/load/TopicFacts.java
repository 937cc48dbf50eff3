package dev.taffrail.sink.load;

import java.util.Map;
import java.util.Set;

/// What the cluster says of topics. A seam: the product asks an admin client.
@FunctionalInterface
public interface TopicFacts {
    /// @param id of the topic; a topic that was made again has another one
    record Fact(String id, int partitions) {}

    /// By name.
    ///
    /// @throws org.apache.kafka.common.KafkaException when a topic is not there, or the cluster does not answer
    Map<String, Fact> of(Set<String> topics) throws InterruptedException;
}
