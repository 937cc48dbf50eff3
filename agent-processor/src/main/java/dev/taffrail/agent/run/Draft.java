package dev.taffrail.agent.run;

import static java.util.Objects.requireNonNull;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A decision in the making: the view, what has been changed on top of it, and the effects so far. Lives as long as one
/// call of [PartitionMachine#decide] and is seen by nobody else.
final class Draft {
    private final View view;
    private final Input input;
    private final TreeMap<Key<?>, Optional<Entity>> changes = new TreeMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private Partition partition;
    private int audits;
    private @Nullable Key<LiveRun> attended;

    Draft(View view, Input input) {
        this.view = view;
        this.input = input;
        var before = view.get(Key.partition());
        var known = before == null ? Partition.NEW : before;
        this.partition = known.at(Math.max(known.time(), input.time()), input.offset());
    }

    /// Says that the rules are at work on this run from here on; null: on the run of the event.
    void attend(@Nullable Key<LiveRun> run) {
        attended = run;
    }

    /// The run that the rules were at work on last, when the event is about several; null when it is about one or
    /// none.
    @Nullable
    Key<LiveRun> attended() {
        return attended;
    }

    long now() {
        return partition.time();
    }

    long offset() {
        return input.offset();
    }

    int partitionNumber() {
        return input.partition();
    }

    Partition partition() {
        return partition;
    }

    void set(Partition changed) {
        partition = changed;
    }

    <E extends Entity> @Nullable E get(Key<E> key) {
        var changed = changes.get(key);
        return changed == null ? view.get(key) : key.type().cast(changed.orElse(null));
    }

    <E extends Entity> E require(Key<E> key) {
        return requireNonNull(get(key), () -> key + " is not there");
    }

    <E extends Entity> void put(Key<E> key, E entity) {
        changes.put(key, Optional.of(entity));
    }

    void remove(Key<?> key) {
        changes.put(key, Optional.empty());
    }

    /// The first paths below `prefix` behind `after`, as the changes so far leave them.
    List<String> paths(String prefix, String after, int limit) {
        var found = new TreeSet<String>();
        var changed = 0;
        for (var entry : changes.entrySet()) {
            if (entry.getKey().path().startsWith(prefix)) {
                changed++;
            }
        }
        found.addAll(view.paths(prefix, after, saturatedPlus(limit, changed)));
        for (var entry : changes.entrySet()) {
            var path = entry.getKey().path();
            if (path.startsWith(prefix) && path.compareTo(after) > 0) {
                if (entry.getValue().isPresent()) {
                    found.add(path);
                } else {
                    found.remove(path);
                }
            }
        }
        return found.stream().limit(limit).toList();
    }

    private static int saturatedPlus(int limit, int more) {
        return limit > Integer.MAX_VALUE - more ? Integer.MAX_VALUE : limit + more;
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    /// Appends an event of the run and counts it.
    RunHead event(RunHead head, Function<EventHead, RunEvent.OfRun> event) {
        var counted = head.nextEvent();
        effects.add(new Effect.Event(event.apply(
                new EventHead(counted.key(), counted.leg(), counted.seq(), counted.step(), now(), input.offset()))));
        return counted;
    }

    LiveRun event(LiveRun run, Function<EventHead, RunEvent.OfRun> event) {
        return run.with(event(run.head(), event));
    }

    /// An event about a run that does not exist.
    void eventOfNoRun(RunKey run, Function<EventHead, RunEvent.OfRun> event) {
        effects.add(new Effect.Event(event.apply(new EventHead(run, 0, 0, 0, now(), input.offset()))));
    }

    void audit(String type, RunKey run, String principal, String detail, List<Verdict> verdicts) {
        audits++;
        var id = "agent:" + input.partition() + ":" + input.offset() + ":" + audits;
        effects.add(new Effect.Audit(new AuditEvent(id, type, now(), "agent", run, principal, detail, verdicts)));
    }

    /// The decision; it is counted in the sessions that it changed.
    Decision decision() {
        var all = new ArrayList<Decision.Change>(changes.size() + 1);
        changes.put(Key.partition(), Optional.of(partition));
        changes.forEach((key, entity) -> all.add(new Decision.Change(key, counted(entity.orElse(null)))));
        return new Decision(all, effects);
    }

    private static @Nullable Entity counted(@Nullable Entity entity) {
        return entity instanceof Session session ? session.nextVersion() : entity;
    }
}
