package dev.taffrail.agent.replay;

import static java.util.Objects.requireNonNull;

import dev.taffrail.agent.stream.AgentService;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/// Where the two topics of a replay begin and end, fixed at its start, and how far the agent processor has committed.
///
/// The committed offsets are asked for first: what was decided below them is in the events below the ends that are
/// asked for next, or in a transaction whose end is waited for.
final class LogBounds implements AutoCloseable {
    private final Admin admin;
    private final Topics topics;

    LogBounds(KafkaClients clients, Topics topics) {
        this.admin = clients.admin("replay");
        this.topics = topics;
    }

    /// @param inboxFrom the first offset that is kept
    /// @param decidedUpTo behind the last decision that is committed; 0 when nobody knows
    record Of(int partition, long inboxFrom, long inboxTo, long eventsFrom, long eventsTo, long decidedUpTo) {}

    int partitions() {
        var name = topics.agentInbox().name();
        return requireNonNull(
                        get(admin.describeTopics(List.of(name)).allTopicNames()).get(name))
                .partitions()
                .size();
    }

    List<Of> of(List<Integer> partitions) {
        var inbox = topicPartitions(partitions, topics.agentInbox().name());
        var events = topicPartitions(partitions, topics.runEvents().name());
        var decided = committed();
        var inboxFrom = offsets(inbox, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        var inboxTo = offsets(inbox, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        var eventsFrom = offsets(events, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        var eventsTo = offsets(events, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        return IntStream.range(0, partitions.size())
                .mapToObj(i -> new Of(
                        partitions.get(i),
                        inboxFrom.apply(inbox.get(i)),
                        inboxTo.apply(inbox.get(i)),
                        eventsFrom.apply(events.get(i)),
                        eventsTo.apply(events.get(i)),
                        decided.getOrDefault(inbox.get(i), 0L)))
                .toList();
    }

    private Map<TopicPartition, Long> committed() {
        var offsets = get(admin.listConsumerGroupOffsets(AgentService.applicationId(topics))
                .partitionsToOffsetAndMetadata());
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Function<TopicPartition, Long> offsets(
            List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
        var found =
                get(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all());
        return partition -> requireNonNull(found.get(partition)).offset();
    }

    private static List<TopicPartition> topicPartitions(List<Integer> partitions, String topic) {
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(failed.getCause());
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
