package dev.taffrail.agent.replay;

import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Replays the log of a cluster: reads `agent-inbox` and `run-events` up to their ends at the start, one partition
/// after the other. Writes nothing, joins no group, commits no offset. Memory holds the state of one partition at a
/// time.
public final class Replay {
    private final KafkaClients clients;
    private final Topics topics;
    private final TopicSerde<InboxEvent> inboxEvents;
    private final TopicSerde<RunEvent> runEvents;

    /// @param schemas for ids that the jar does not know
    public Replay(KafkaClients clients, Topics topics, SchemaSource schemas) {
        this.clients = clients;
        this.topics = topics;
        this.inboxEvents = serde(topics.agentInbox(), schemas);
        this.runEvents = serde(topics.runEvents(), schemas);
    }

    /// @throws IllegalArgumentException when there is no such partition
    /// @throws org.apache.kafka.common.KafkaException when the cluster is out of reach or has no such topics
    public ReplayReport verify(ReplayRequest request, ReplayProgress progress) {
        try (var bounds = new LogBounds(clients, topics);
                var inbox = consumer("replay-inbox");
                var events = consumer("replay-events")) {
            var partitions = partitions(request, bounds.partitions());
            return new ReplayReport(bounds.of(partitions).stream()
                    .map(of -> verify(request, of, inbox, events, progress))
                    .toList());
        }
    }

    private PartitionReport verify(
            ReplayRequest request,
            LogBounds.Of bounds,
            Consumer<byte[], byte[]> inbox,
            Consumer<byte[], byte[]> events,
            ReplayProgress progress) {
        var range = range(request, bounds, events);
        var topic = topics.agentInbox().name();
        var tally = new PartitionReplay(range, run(request))
                .run(
                        new LogCursor<>(
                                inbox,
                                inboxEvents,
                                new TopicPartition(topic, range.partition()),
                                range.from(),
                                range.to()),
                        events(events, range.partition(), firstEvent(bounds, range, events), bounds.eventsTo()),
                        offset -> progress.at(range.partition(), offset, range.to()));
        return tally.report(topic, range.partition(), range.from(), range.to());
    }

    /// A log that lost its beginning, or the evidence of it, is like one that is entered in the middle.
    private PartitionRange range(ReplayRequest request, LogBounds.Of bounds, Consumer<byte[], byte[]> events) {
        var from = Math.max(bounds.inboxFrom(), asked(request));
        var to = request instanceof ReplayRequest.Between between && between.to() < bounds.inboxTo()
                ? between.to() + 1
                : bounds.inboxTo();
        var firstWhole = bounds.eventsFrom() == 0 ? from : Math.max(from, firstWholeEvidence(bounds, events));
        return new PartitionRange(
                bounds.partition(),
                from,
                Math.max(from, to),
                firstWhole,
                bounds.decidedUpTo(),
                from == 0 && firstWhole == 0);
    }

    private static long asked(ReplayRequest request) {
        return request instanceof ReplayRequest.Between between ? between.from() : 0;
    }

    /// The first kept event may be the second half of a decision's evidence.
    private long firstWholeEvidence(LogBounds.Of bounds, Consumer<byte[], byte[]> events) {
        var first = events(events, bounds.partition(), bounds.eventsFrom(), bounds.eventsTo())
                .peek();
        return first instanceof Entry.Read<RunEvent>(var _, var _, var event)
                ? Recorded.causeOf(event) + 1
                : bounds.inboxTo();
    }

    private long firstEvent(LogBounds.Of bounds, PartitionRange range, Consumer<byte[], byte[]> events) {
        return range.from() == 0
                ? bounds.eventsFrom()
                : EventSearch.startOf(
                        range.from(),
                        bounds.eventsFrom(),
                        bounds.eventsTo(),
                        at -> events(events, range.partition(), at, bounds.eventsTo()));
    }

    private Cursor<Entry<RunEvent>> events(Consumer<byte[], byte[]> consumer, int partition, long from, long to) {
        return new LogCursor<>(
                consumer, runEvents, new TopicPartition(topics.runEvents().name(), partition), from, to);
    }

    private static List<Integer> partitions(ReplayRequest request, int partitions) {
        return switch (request) {
            case ReplayRequest.Everything _ ->
                IntStream.range(0, partitions).boxed().toList();
            case ReplayRequest.OfRun(var run) -> List.of(partitionOf(run, partitions));
            case ReplayRequest.Between(var partition, var _, var _) -> {
                if (partition >= partitions) {
                    throw new IllegalArgumentException("there is no partition " + partition + "; the topic has "
                            + partitions + ", counted from 0");
                }
                yield List.of(partition);
            }
        };
    }

    /// As the gate places it.
    private static int partitionOf(RunKey run, int partitions) {
        return Utils.toPositive(Utils.murmur2(run.recordKey().getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static @Nullable RunKey run(ReplayRequest request) {
        return switch (request) {
            case ReplayRequest.OfRun(var run) -> run;
            case ReplayRequest.Everything _, ReplayRequest.Between _ -> null;
        };
    }

    private Consumer<byte[], byte[]> consumer(String clientId) {
        return clients.consumer(
                ConsumerSpec.reader(clientId).withMaxPollRecords(2_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static <V> TopicSerde<V> serde(Topic<V> topic, SchemaSource schemas) {
        return TopicSerde.of(topic.values(), SchemaLock.shipped(), schemas, topic.maxBytes());
    }
}
