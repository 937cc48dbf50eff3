package dev.taffrail.agent.stream;

import dev.taffrail.agent.run.Effect;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.CallerControl;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.metric.MetricEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;

/// Which topic carries which effect, and as which bytes.
final class Outlets {
    private final Topics topics;
    private final TopicSerde<Entity> entities;
    private final TopicSerde<AgentCall> calls;
    private final TopicSerde<CallerControl> controls;
    private final TopicSerde<RunEvent> events;
    private final TopicSerde<RunOutcome> outcomes;
    private final TopicSerde<AuditEvent> audits;
    private final TopicSerde<MetricEvent> metrics;
    private final TopicSerde<InboxEvent> inbox;

    Outlets(Topics topics, SchemaSource schemas, TopicSerde<InboxEvent> inbox, TopicSerde<Entity> entities) {
        this.topics = topics;
        this.entities = entities;
        this.calls = serde(topics.agentCalls(), schemas);
        this.controls = serde(topics.callerControls(), schemas);
        this.events = serde(topics.runEvents(), schemas);
        this.outcomes = serde(topics.runOutcomes(), schemas);
        this.audits = serde(topics.audit(), schemas);
        this.metrics = serde(topics.metrics(), schemas);
        this.inbox = inbox;
    }

    static <V> TopicSerde<V> serde(Topic<V> topic, SchemaSource schemas) {
        return TopicSerde.of(topic.values(), SchemaLock.shipped(), schemas, topic.maxBytes());
    }

    /// A record ready to be sent; never compared.
    ///
    /// @param sink its name
    @SuppressWarnings("ArrayRecordComponent")
    record Outgoing(String sink, Addressed to, byte[] value) {}

    /// @param cause the key of the record that was decided, for effects of no run; and the partition that decided
    ///     it
    /// @param original the bytes that were decided, for a quarantine
    Outgoing outgoing(Effect effect, Addressed cause, byte[] original) {
        return switch (effect) {
            case Effect.Call(var call) ->
                out(topics.agentCalls(), of(cause, call.head().run()), calls.encode(call));
            case Effect.Control(var control) -> out(topics.callerControls(), cause, controls.encode(control));
            case Effect.Event(RunEvent.OfRun event) ->
                event(of(cause, event.head().run()), event);
            case Effect.Event(Decided event) -> event(cause, event);
            case Effect.Event(EntitySnapshot event) -> event(cause, event);
            case Effect.Outcome(var outcome) ->
                out(topics.runOutcomes(), of(cause, outcome.run()), outcomes.encode(outcome));
            case Effect.Audit(var event) -> out(topics.audit(), of(cause, event.run()), audits.encode(event));
            case Effect.Measured(var event) -> out(topics.metrics(), of(cause, event.run()), metrics.encode(event));
            case Effect.Tell(var event) ->
                new Outgoing(
                        AgentTopology.self(topics),
                        new Addressed(event.recordKey(), Addressed.BY_KEY),
                        inbox.encode(event));
            case Effect.Snapshot(var offset, var entity, var state) ->
                event(cause, new EntitySnapshot(offset, entity, Bytes.of(entities.encode(state))));
            case Effect.Quarantine _ -> out(topics.deadLetters(), cause, original);
        };
    }

    private Outgoing event(Addressed to, RunEvent event) {
        return out(topics.runEvents(), to, events.encode(event));
    }

    private static Outgoing out(Topic<?> topic, Addressed to, byte[] value) {
        return new Outgoing(topic.name(), to, value);
    }

    private static Addressed of(Addressed cause, RunKey run) {
        return new Addressed(run.recordKey(), cause.partition());
    }
}
