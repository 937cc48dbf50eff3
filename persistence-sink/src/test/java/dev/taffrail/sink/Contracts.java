package dev.taffrail.sink;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.sink.load.Feeds;

/// The topics of the tests, and their serdes.
public final class Contracts {
    public static final Topics TOPICS = new Topics("test.", 4);

    private static final SchemaLock LOCK = SchemaLock.shipped();

    private Contracts() {}

    public static Feeds feeds() {
        return Feeds.of(TOPICS, LOCK, SchemaSource.NONE);
    }

    public static TopicSerde<RunEvent> events() {
        return TopicSerde.of(
                RunEvent.class, LOCK, SchemaSource.NONE, TOPICS.runEvents().maxBytes());
    }

    public static TopicSerde<RunOutcome> outcomes() {
        return TopicSerde.of(
                RunOutcome.class, LOCK, SchemaSource.NONE, TOPICS.runOutcomes().maxBytes());
    }

    public static TopicSerde<AuditEvent> audit() {
        return TopicSerde.of(
                AuditEvent.class, LOCK, SchemaSource.NONE, TOPICS.audit().maxBytes());
    }
}
