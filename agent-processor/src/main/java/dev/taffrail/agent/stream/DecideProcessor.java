package dev.taffrail.agent.stream;

import static java.util.Objects.requireNonNull;

import dev.taffrail.agent.run.Decision;
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
import dev.taffrail.schemas.topic.DeadLetterHeaders;
import dev.taffrail.schemas.topic.DeadLetterReason;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
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
    /// Of an entity: a record of the changelog, and a snapshot in `run-events`, hold 2 MiB with all that is around
    /// it.
    private static final int MAX_STATE_BYTES = (2 << 20) - (64 << 10);

    private final Topics topics;
    private final TopicSerde<InboxEvent> events;
    private final TopicSerde<Entity> entities;
    private final Outlets outlets;
    private final PolledBatch batch;
    private final AgentMeters meters;
    private final int maxStateBytes;
    private DueTimers timers = new DueTimers();
    private @Nullable StateView state;
    private @Nullable Cancellable schedule;
    private long scheduledFor = Long.MAX_VALUE;

    /// The processors of all tasks; they share what turns records into bytes.
    static ProcessorSupplier<String, byte[], Addressed, byte[]> supplier(
            Topics topics, SchemaSource schemas, PolledBatch batch, AgentMeters meters) {
        return supplier(topics, schemas, batch, meters, MAX_STATE_BYTES);
    }

    /// @param maxStateBytes of an entity
    static ProcessorSupplier<String, byte[], Addressed, byte[]> supplier(
            Topics topics, SchemaSource schemas, PolledBatch batch, AgentMeters meters, int maxStateBytes) {
        var events = Outlets.serde(topics.agentInbox(), schemas);
        var entities = StateSerde.create();
        var outlets = new Outlets(topics, schemas, events, entities);
        return () -> new DecideProcessor(topics, events, entities, outlets, batch, meters, maxStateBytes);
    }

    private DecideProcessor(
            Topics topics,
            TopicSerde<InboxEvent> events,
            TopicSerde<Entity> entities,
            Outlets outlets,
            PolledBatch batch,
            AgentMeters meters,
            int maxStateBytes) {
        this.topics = topics;
        this.events = events;
        this.entities = entities;
        this.outlets = outlets;
        this.batch = batch;
        this.meters = meters;
        this.maxStateBytes = maxStateBytes;
    }

    /// Also for a task that was given up and is taken up again: Streams keeps the processor, and the store is
    /// another.
    @Override
    public void init(ProcessorContext<Addressed, byte[]> context) {
        super.init(context);
        timers = new DueTimers();
        schedule = null;
        scheduledFor = Long.MAX_VALUE;
        KeyValueStore<String, byte[]> store = context.getStateStore(AgentTopology.STATE);
        state = new StateView(store, entities, maxStateBytes);
        state.paths(Key.TIMERS, "", TIMERS_AT_ONCE).forEach(timers::add);
        schedule();
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var at = context().recordMetadata().orElseThrow();
        try {
            decide(record, at, events.decode(record.value()));
        } catch (PoisonRecord poison) {
            quarantine(record, at, DeadLetterReason.of(poison), String.valueOf(poison.getMessage()));
        }
        schedule();
        if (batch.processedLast()) {
            context().commit();
        }
    }

    private void decide(Record<String, byte[]> record, RecordMetadata at, InboxEvent event) {
        var view = requireNonNull(state);
        var input = new Input(at.partition(), at.offset(), record.timestamp(), event);
        var written = written(record, view, input);
        for (var encoded : written.changes()) {
            view.apply(encoded);
            if (encoded.change().key().isTimer()) {
                timers.apply(encoded.change());
            }
        }
        for (var effect : written.effects()) {
            forward(record, at, effect);
            meters.count(effect.effect());
        }
        if (event instanceof TimerDue) {
            timers.handled();
        }
    }

    /// A decision as bytes, before any of it is stored or sent.
    private record Written(List<StateView.Encoded> changes, List<Going> effects) {}

    private record Going(Effect effect, Outlets.Outgoing out) {}

    /// What is too large for a record ends its run; it must not stop the partition.
    private Written written(Record<String, byte[]> record, StateView view, Input input) {
        try {
            return written(record, view, input, PartitionMachine.decide(view, input));
        } catch (RecordTooLargeException tooLarge) {
            LOG.atError()
                    .addKeyValue("partition", input.partition())
                    .addKeyValue("offset", input.offset())
                    .setCause(tooLarge)
                    .log("a decision does not fit into its records");
            return written(record, view, input, PartitionMachine.abandoned(view, input, tooLarge));
        }
    }

    private Written written(Record<String, byte[]> record, StateView view, Input input, Decision decision) {
        var cause = new Addressed(record.key(), input.partition());
        return new Written(
                decision.changes().stream().map(view::encode).toList(),
                decision.effects().stream()
                        .map(effect -> new Going(effect, outlets.outgoing(effect, cause, record.value())))
                        .toList());
    }

    private void forward(Record<String, byte[]> record, RecordMetadata at, Going going) {
        if (going.effect() instanceof Effect.Quarantine(var detail)) {
            LOG.atError()
                    .addKeyValue("partition", at.partition())
                    .addKeyValue("offset", at.offset())
                    .log(detail);
            quarantine(record, at, DeadLetterReason.INTERNAL_ERROR, detail);
        } else {
            var out = going.out();
            context()
                    .forward(
                            record.withKey(out.to()).withValue(out.value()).withHeaders(new RecordHeaders()),
                            out.sink());
        }
    }

    private void quarantine(Record<String, byte[]> record, RecordMetadata at, DeadLetterReason reason, String detail) {
        var source = DeadLetterHeaders.source(at.topic(), at.partition(), at.offset());
        var headers = DeadLetterHeaders.with(record.headers(), reason, detail, source);
        context()
                .forward(
                        record.withKey(new Addressed(record.key(), at.partition()))
                                .withHeaders(headers),
                        topics.deadLetters().name());
    }

    /// Keeps one one-shot schedule for the nearest timer; every punctuation forces a commit, so there is none
    /// without need. One that comes too early stays: records that keep coming must not put it off.
    private void schedule() {
        var now = context().currentSystemTimeMs();
        var wanted = timers.nextLook(now);
        if (wanted >= scheduledFor) {
            return;
        }
        if (schedule != null) {
            schedule.cancel();
        }
        scheduledFor = wanted;
        schedule = context().schedule(Duration.ofMillis(wanted - now), PunctuationType.WALL_CLOCK_TIME, this::announce);
    }

    private void announce(long now) {
        requireNonNull(schedule).cancel();
        schedule = null;
        scheduledFor = Long.MAX_VALUE;
        timers.announce(now).ifPresent(due -> {
            var partition = context().taskId().partition();
            var value = events.encode(new TimerDue(due));
            context().forward(new Record<>(new Addressed("timer", partition), value, now), AgentTopology.self(topics));
        });
        schedule();
    }
}
