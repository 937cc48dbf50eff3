package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Effect;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.agent.run.History;
import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.MapState;
import dev.taffrail.agent.run.PartitionMachine;
import dev.taffrail.agent.stream.StateSerde;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A random life of a partition as its two topics hold it, to be replayed as it is or with something changed.
final class Traffic {
    static final int PARTITION = 3;

    private static final TopicSerde<Entity> ENTITIES = StateSerde.create();
    private static final TopicSerde<RunEvent> EVENTS =
            TopicSerde.of(RunEvent.class, SchemaLock.shipped(), SchemaSource.NONE, Integer.MAX_VALUE);

    final List<Input> inbox;
    final List<RunEvent> events;

    private Traffic(List<Input> inbox, List<RunEvent> events) {
        this.inbox = new ArrayList<>(inbox);
        this.events = new ArrayList<>(events);
    }

    /// With everything that can go wrong.
    static Traffic recorded(long seed, int length) {
        return of(new History(seed).play(length).log());
    }

    static Traffic of(List<Input> inbox) {
        var state = new MapState();
        var events = new ArrayList<RunEvent>();
        for (var input : inbox) {
            var decision = PartitionMachine.decide(state, input);
            state.apply(decision);
            record(decision, events);
        }
        return new Traffic(inbox, events);
    }

    private static void record(Decision decision, List<RunEvent> events) {
        for (var effect : decision.effects()) {
            if (effect instanceof Effect.Event(var event)) {
                events.add(EVENTS.decode(EVENTS.encode(event)));
            } else if (effect instanceof Effect.Snapshot(var offset, var entity, var state)) {
                events.add(new EntitySnapshot(offset, entity, Bytes.of(ENTITIES.encode(state))));
            }
        }
    }

    Traffic copy() {
        return new Traffic(inbox, events);
    }

    /// Replaces the first event of `type`, at or behind index `from` of the events, for which `change` gives
    /// something else.
    <E extends RunEvent> long replaceFirst(Class<E> type, int from, UnaryOperator<E> change) {
        for (var i = from; i < events.size(); i++) {
            var event = events.get(i);
            if (type.isInstance(event)) {
                var changed = change.apply(type.cast(event));
                if (!changed.equals(event)) {
                    events.set(i, changed);
                    return Recorded.causeOf(event);
                }
            }
        }
        throw new AssertionError("nothing to change from " + from);
    }

    PartitionReport replay() {
        return replay(0, null);
    }

    PartitionReport replay(long from, @Nullable RunKey run) {
        return replay(new PartitionRange(PARTITION, from, end(), from, end(), from == 0), run);
    }

    PartitionReport replay(PartitionRange range, @Nullable RunKey run) {
        var entries = new ArrayList<Entry<InboxEvent>>();
        for (var input : inbox) {
            if (input.offset() >= range.from() && input.offset() < range.to()) {
                entries.add(new Entry.Read<>(input.offset(), input.time(), input.event()));
            }
        }
        var recorded = new ArrayList<Entry<RunEvent>>();
        for (var event : events) {
            recorded.add(new Entry.Read<>(recorded.size(), 0, event));
        }
        return new PartitionReplay(range, run)
                .run(over(entries), over(recorded), _ -> {})
                .report("agent-inbox", PARTITION, range.from(), range.to());
    }

    long end() {
        return inbox.getLast().offset() + 1;
    }

    static <T> Cursor<T> over(List<T> list) {
        return new Cursor<>() {
            private int at;

            @Override
            public @Nullable T peek() {
                return at < list.size() ? list.get(at) : null;
            }

            @Override
            public void advance() {
                at++;
            }
        };
    }
}
