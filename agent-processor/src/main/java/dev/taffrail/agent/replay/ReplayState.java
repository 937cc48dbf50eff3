package dev.taffrail.agent.replay;

import static java.util.Objects.requireNonNull;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.EndedRun;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.agent.run.Key;
import dev.taffrail.agent.run.LiveRun;
import dev.taffrail.agent.run.Partition;
import dev.taffrail.agent.run.Session;
import dev.taffrail.agent.run.Tombstone;
import dev.taffrail.agent.run.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A partition's state as far as a replay knows it. While it is complete, what is not here does not exist. Otherwise it
/// may exist: then a read of it is noted, and the decision that made it proves nothing.
final class ReplayState implements View {
    private final TreeMap<String, Entity> entities = new TreeMap<>();
    /// What is known not to exist. Used while the state is not complete.
    private final Set<String> absent = new HashSet<>();
    private boolean complete;
    private boolean sourceIsNew;
    private @Nullable String unknown;

    ReplayState(boolean complete) {
        this.complete = complete;
    }

    boolean isComplete() {
        return complete;
    }

    /// Begins a decision.
    ///
    /// @param sourceIsNew the event is known not to be a duplicate of the gate, whatever the mark of its source is
    void begin(boolean sourceIsNew) {
        this.sourceIsNew = sourceIsNew;
        unknown = null;
    }

    /// The first thing that was read since [#begin] and is not known; null when all was.
    @Nullable
    String unknown() {
        return unknown;
    }

    @Override
    public <E extends Entity> @Nullable E get(Key<E> key) {
        var entity = entities.get(key.path());
        if (entity == null && !complete && !isAbsent(key)) {
            note(key.path());
        }
        return key.type().cast(entity);
    }

    @Override
    public List<String> paths(String prefix, String after, int limit) {
        if (!complete) {
            note(prefix + "*");
        }
        var paths = new ArrayList<String>();
        var tail = after.isEmpty() ? entities.tailMap(prefix, true) : entities.tailMap(after, false);
        for (var path : tail.keySet()) {
            if (!path.startsWith(prefix) || paths.size() == limit) {
                break;
            }
            paths.add(path);
        }
        return paths;
    }

    private boolean isAbsent(Key<?> key) {
        return absent.contains(key.path()) || (sourceIsNew && key.type() == Entity.Mark.class);
    }

    private void note(String read) {
        if (unknown == null) {
            unknown = read;
        }
    }

    @Nullable
    Partition partition() {
        return (Partition) entities.get(Key.partition().path());
    }

    /// What is not complete any more keeps the kinds of entities that evidence can vouch for.
    void incomplete() {
        if (complete) {
            complete = false;
            entities.keySet().removeIf(path -> !isVouchedFor(requireNonNull(entities.get(path))));
        }
    }

    void apply(Decision decision) {
        decision.changes().forEach(this::apply);
    }

    void apply(Decision.Change change) {
        var entity = change.entity();
        if (entity == null) {
            remove(change.key().path());
        } else if (complete || isVouchedFor(entity)) {
            put(change.key().path(), entity);
        }
    }

    void put(String path, Entity entity) {
        entities.put(path, entity);
        if (!complete) {
            absent.remove(path);
        }
    }

    /// It is known not to exist any more.
    void remove(String path) {
        entities.remove(path);
        if (!complete && RunPaths.isRunOrSession(path)) {
            absent.add(path);
            forgetAbsence(path);
        }
    }

    /// A run of which neither form is left is not read often enough to be remembered for ever.
    private void forgetAbsence(String path) {
        var other = RunPaths.otherForm(path);
        if (other != null && absent.contains(other)) {
            absent.remove(other);
            absent.remove(path);
        }
    }

    /// It may exist or not.
    void forget(String path) {
        entities.remove(path);
        absent.remove(path);
    }

    void forgetBelow(String prefix) {
        entities.subMap(prefix, prefix + '\uffff').clear();
    }

    /// Timers, the ready queue, waiting commands and tombstones are in no digest: without all events they are never
    /// known.
    private static boolean isVouchedFor(Entity entity) {
        return switch (entity) {
            case Partition _,
                    Session _,
                    LiveRun _,
                    EndedRun _,
                    Entity.Mark _,
                    Entity.StoredMessage _,
                    Entity.StoredAgent _,
                    Entity.RunsAtWork _,
                    Entity.SlotHolder _ -> true;
            case Tombstone _, Entity.ReadyCall _, Entity.Timer _, Entity.WaitingCommands _ -> false;
        };
    }
}
