package dev.taffrail.sink.load;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.codec.AvroSchemas;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.sink.project.Projection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The topics that a file is built from.
public final class Feeds {
    private final Map<String, Feed<?>> byTopic;
    private final TopicSerde<RunEvent> runEvents;
    private final String prefix;

    private Feeds(String prefix, TopicSerde<RunEvent> runEvents, List<Feed<?>> feeds) {
        this.prefix = prefix;
        this.runEvents = runEvents;
        this.byTopic = feeds.stream().collect(Collectors.toUnmodifiableMap(Feed::topic, Function.identity()));
    }

    /// @param others is asked for schemas that the lock does not have
    public static Feeds of(Topics topics, SchemaLock lock, SchemaSource others) {
        var events = topics.runEvents();
        var outcomes = topics.runOutcomes();
        var audit = topics.audit();
        var runEvents = TopicSerde.of(RunEvent.class, lock, others, events.maxBytes());
        return new Feeds(
                topics.prefix(),
                runEvents,
                List.of(
                        new Feed<>(events.name(), runEvents, evidence(lock), Projection::project),
                        new Feed<>(
                                outcomes.name(),
                                TopicSerde.of(RunOutcome.class, lock, others, outcomes.maxBytes()),
                                Set.of(),
                                Projection::project),
                        new Feed<>(
                                audit.name(),
                                TopicSerde.of(AuditEvent.class, lock, others, audit.maxBytes()),
                                Set.of(),
                                Projection::project)));
    }

    Feed<?> of(String topic) {
        var feed = byTopic.get(topic);
        if (feed == null) {
            throw new IllegalArgumentException(topic + " is not loaded, only " + byTopic.keySet());
        }
        return feed;
    }

    public Set<String> topics() {
        return byTopic.keySet();
    }

    String prefix() {
        return prefix;
    }

    public TopicSerde<RunEvent> runEvents() {
        return runEvents;
    }

    /// The ids, of every version, under which evidence for replays is written: half of the bytes of the topic.
    private static Set<Integer> evidence(SchemaLock lock) {
        var names = Set.of(
                AvroSchemas.of(Decided.class).getFullName(),
                AvroSchemas.of(EntitySnapshot.class).getFullName());
        return lock.entries().stream()
                .filter(entry -> names.contains(entry.name()))
                .map(SchemaLock.Entry::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
