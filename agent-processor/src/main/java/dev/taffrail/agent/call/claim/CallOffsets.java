package dev.taffrail.agent.call.claim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The start offsets of the callers' group. They are committed when the topics are created: a caller that finds none
/// takes them for deleted and starts at the end of the log.
public final class CallOffsets {
    /// A topic that was just created is not known to every broker at once.
    private static final int ATTEMPTS = 100;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private CallOffsets() {}

    /// Commits offset 0 for each partition that has no committed offset and has never held a record. Moves nothing,
    /// so it may be repeated at any time: a partition that holds records and lost its offset is left to the
    /// callers, who count its calls as claimed.
    ///
    /// @return the partitions that got an offset
    /// @throws KafkaException when the cluster refuses
    public static Set<Integer> commitStart(Admin admin, String topic, String group) {
        for (int attempt = 1; ; attempt++) {
            try {
                return commitMissing(admin, topic, group);
            } catch (UnknownTopicOrPartitionException notEverywhereYet) {
                if (attempt == ATTEMPTS) {
                    throw notEverywhereYet;
                }
                pause();
            }
        }
    }

    private static Set<Integer> commitMissing(Admin admin, String topic, String group) {
        Set<TopicPartition> partitions = partitions(admin, topic);
        var committed = await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var ends =
                await(admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                        .all());
        Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            var end = ends.get(partition);
            if (committed.get(partition) == null && end != null && end.offset() == 0) {
                starts.put(partition, Committed.offset(0, ClaimMark.START));
            }
        }
        if (!starts.isEmpty()) {
            await(admin.alterConsumerGroupOffsets(group, starts).all());
        }
        return starts.keySet().stream().map(TopicPartition::partition).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<TopicPartition> partitions(Admin admin, String topic) {
        return await(admin.describeTopics(Set.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while committing the start offsets of the callers", interrupted);
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            throw new KafkaException("the start offsets of the callers cannot be committed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while committing the start offsets of the callers", interrupted);
        }
    }
}
