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

    Outlets(Topics topics, SchemaSource schemas, TopicSerde<Entity> entities) {
        this.topics = topics;
        this.entities = entities;
        this.calls = serde(topics.agentCalls(), schemas);
        this.controls = serde(topics.callerControls(), schemas);
        this.events = serde(topics.runEvents(), schemas);
        this.outcomes = serde(topics.runOutcomes(), schemas);
        this.audits = serde(topics.audit(), schemas);
        this.metrics = serde(topics.metrics(), schemas);
    }

    static <V> TopicSerde<V> serde(Topic<V> topic, SchemaSource schemas) {
        return TopicSerde.of(topic.values(), SchemaLock.shipped(), schemas, topic.maxBytes());
    }

    /// A record ready to be sent; never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Outgoing(Topic<?> topic, String key, byte[] value) {}

    /// @param cause the key of the record that was decided, for effects of no run
    /// @param original the bytes that were decided, for a quarantine
    Outgoing outgoing(Effect effect, String cause, byte[] original) {
        return switch (effect) {
            case Effect.Call(var call) ->
                new Outgoing(topics.agentCalls(), call.head().run().recordKey(), calls.encode(call));
            case Effect.Control(var control) -> new Outgoing(topics.callerControls(), cause, controls.encode(control));
            case Effect.Event(RunEvent.OfRun event) -> event(key(event.head().run()), event);
            case Effect.Event(Decided event) -> event(cause, event);
            case Effect.Event(EntitySnapshot event) -> event(cause, event);
            case Effect.Outcome(var outcome) ->
                new Outgoing(topics.runOutcomes(), key(outcome.run()), outcomes.encode(outcome));
            case Effect.Audit(var event) -> new Outgoing(topics.audit(), key(event.run()), audits.encode(event));
            case Effect.Measured(var event) -> new Outgoing(topics.metrics(), key(event.run()), metrics.encode(event));
            case Effect.Snapshot(var offset, var entity, var state) ->
                event(cause, new EntitySnapshot(offset, entity, Bytes.of(entities.encode(state))));
            case Effect.Quarantine _ -> new Outgoing(topics.deadLetters(), cause, original);
        };
    }

    private Outgoing event(String key, RunEvent event) {
        return new Outgoing(topics.runEvents(), key, events.encode(event));
    }

    private static String key(RunKey run) {
        return run.recordKey();
    }
}
