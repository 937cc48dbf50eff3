package dev.taffrail.sink;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.BudgetChanged;
import dev.taffrail.schemas.event.CallEscalated;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.sink.load.Feeds;

/// The contracts that the sink reads, under ids of the tests' own.
public final class Contracts {
    public static final Topics TOPICS = new Topics("test.", 4);

    private static final SchemaLock LOCK = SchemaLock.numbering(
            RunAccepted.class,
            LegStarted.class,
            StatusChanged.class,
            ModelStep.class,
            ToolStep.class,
            MessageAdded.class,
            CallRegranted.class,
            CallEscalated.class,
            LateUsage.class,
            Checkpointed.class,
            BudgetChanged.class,
            CommandAnswered.class,
            RunEnded.class,
            EntitySnapshot.class,
            Decided.class,
            RunOutcome.class,
            AuditEvent.class);

    private Contracts() {}

    public static Feeds feeds() {
        return Feeds.of(TOPICS, LOCK, SchemaSource.NONE);
    }

    public static TopicSerde<RunEvent> events() {
        return TopicSerde.of(RunEvent.class, LOCK, SchemaSource.NONE, TOPICS.runEvents().maxBytes());
    }

    public static TopicSerde<RunOutcome> outcomes() {
        return TopicSerde.of(RunOutcome.class, LOCK, SchemaSource.NONE, TOPICS.runOutcomes().maxBytes());
    }

    public static TopicSerde<AuditEvent> audit() {
        return TopicSerde.of(AuditEvent.class, LOCK, SchemaSource.NONE, TOPICS.audit().maxBytes());
    }
}
