package dev.taffrail.agent.stream;

import static java.util.Objects.requireNonNull;

import dev.taffrail.agent.run.Effect;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.Key;
import dev.taffrail.agent.run.PartitionMachine;
import dev.taffrail.platform.kafka.PolledBatch;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shell around [PartitionMachine]: load, decide, save, forward; and one wall-clock schedule that says when a timer
/// may be due.
final class DecideProcessor extends ContextualProcessor<String, byte[], Addressed, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(DecideProcessor.class);
    private static final int TIMERS_AT_ONCE = Integer.MAX_VALUE;
    /// How long a timer that was announced may stay unhandled before it is announced again.
    private static final long ANNOUNCE_AGAIN = Duration.ofSeconds(5).toMillis();
    private static final long SHORTEST_WAIT = 20;

    private final Topics topics;
    private final TopicSerde<InboxEvent> events;
    private final TopicSerde<Entity> entities;
    private final Outlets outlets;
    private final PolledBatch batch;
    private final DueTimers timers = new DueTimers();
    private @Nullable StateView state;
    private @Nullable Cancellable schedule;
    private long scheduledFor = Long.MAX_VALUE;

    /// The processors of all tasks; they share what turns records into bytes.
    static ProcessorSupplier<String, byte[], Addressed, byte[]> supplier(
            Topics topics, SchemaSource schemas, PolledBatch batch) {
        var events = Outlets.serde(topics.agentInbox(), schemas);
        var entities = StateSerde.create();
        var outlets = new Outlets(topics, schemas, entities);
        return () -> new DecideProcessor(topics, events, entities, outlets, batch);
    }

    private DecideProcessor(
            Topics topics,
            TopicSerde<InboxEvent> events,
            TopicSerde<Entity> entities,
            Outlets outlets,
            PolledBatch batch) {
        this.topics = topics;
        this.events = events;
        this.entities = entities;
        this.outlets = outlets;
        this.batch = batch;
    }

    @Override
    public void init(ProcessorContext<Addressed, byte[]> context) {
        super.init(context);
        KeyValueStore<String, byte[]> store = context.getStateStore(AgentTopology.STATE);
        state = new StateView(store, entities);
        state.paths(Key.TIMERS, "", TIMERS_AT_ONCE).forEach(timers::add);
        schedule(false);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var at = context().recordMetadata().orElseThrow();
        try {
            decide(record, at, events.decode(record.value()));
        } catch (PoisonRecord poison) {
            quarantine(record, at, poison.reason().name(), poison.getMessage());
        }
        schedule(false);
        if (batch.processedLast()) {
            context().commit();
        }
    }

    private void decide(Record<String, byte[]> record, RecordMetadata at, InboxEvent event) {
        var view = requireNonNull(state);
        var decision = PartitionMachine.decide(view, new Input(at.partition(), at.offset(), record.timestamp(), event));
        for (var change : decision.changes()) {
            view.apply(change);
            if (change.key().isTimer()) {
                timers.apply(change);
            }
        }
        for (var effect : decision.effects()) {
            forward(record, at, effect);
        }
    }

    private void forward(Record<String, byte[]> record, RecordMetadata at, Effect effect) {
        if (effect instanceof Effect.Quarantine(var detail)) {
            LOG.atError()
                    .addKeyValue("partition", at.partition())
                    .addKeyValue("offset", at.offset())
                    .log(detail);
            quarantine(record, at, "INTERNAL_ERROR", detail);
        } else {
            var out = outlets.outgoing(effect, record.key(), record.value());
            context()
                    .forward(
                            record.withKey(new Addressed(out.key(), at.partition()))
                                    .withValue(out.value())
                                    .withHeaders(new RecordHeaders()),
                            out.topic().name());
        }
    }

    private void quarantine(Record<String, byte[]> record, RecordMetadata at, String reason, @Nullable String detail) {
        var headers = new RecordHeaders(record.headers());
        headers.add("taffrail-reason", utf8(reason));
        headers.add("taffrail-detail", utf8(String.valueOf(detail)));
        headers.add("taffrail-source", utf8(at.topic() + ":" + at.partition() + "@" + at.offset()));
        context()
                .forward(
                        record.withKey(new Addressed(record.key(), at.partition()))
                                .withHeaders(headers),
                        topics.deadLetters().name());
    }

    /// Keeps one one-shot schedule for the nearest timer; every punctuation forces a commit, so there is none
    /// without need.
    private void schedule(boolean announced) {
        var nearest = timers.nearest();
        var now = context().currentSystemTimeMs();
        var wanted = nearest == Long.MAX_VALUE
                ? nearest
                : announced ? now + ANNOUNCE_AGAIN : Math.max(nearest, now + SHORTEST_WAIT);
        if (wanted == scheduledFor || (scheduledFor <= nearest && scheduledFor > now && !announced)) {
            return;
        }
        if (schedule != null) {
            schedule.cancel();
            schedule = null;
        }
        scheduledFor = wanted;
        if (wanted != Long.MAX_VALUE) {
            schedule = context()
                    .schedule(Duration.ofMillis(wanted - now), PunctuationType.WALL_CLOCK_TIME, this::announce);
        }
    }

    private void announce(long now) {
        var nearest = timers.nearest();
        scheduledFor = Long.MAX_VALUE;
        if (nearest <= now) {
            var partition = context().taskId().partition();
            var value = events.encode(new TimerDue(nearest));
            context().forward(new Record<>(new Addressed("timer", partition), value, now), AgentTopology.self(topics));
            schedule(true);
        } else {
            schedule(false);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
