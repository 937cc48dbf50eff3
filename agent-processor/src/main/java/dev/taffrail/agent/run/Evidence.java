package dev.taffrail.agent.run;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.CanonicalBytes;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds to a decision what a replay has to reproduce: a digest of all effects and one of each entity that carries
/// decisions on.
final class Evidence {
    private static final int ENTITY_DIGEST_BYTES = 8;
    private static final int EFFECTS_DIGEST_BYTES = 16;

    private Evidence() {}

    static Decision sealed(View view, Input input, Decision decision) {
        var digester = new CanonicalBytes.Digester();
        var digests = digests(decision, digester);
        if (decision.effects().isEmpty() && digests.size() <= 1 && !closesPeriod(decision)) {
            return decision;
        }
        var effects = new ArrayList<>(decision.effects());
        var digest = effectsDigest(effects, digester);
        snapshots(view, input, decision, effects);
        effects.add(new Effect.Event(new Decided(input.offset(), Rules.MACHINE_VERSION, digest, digests)));
        return new Decision(decision.changes(), effects);
    }

    private static List<EntityDigest> digests(Decision decision, CanonicalBytes.Digester digester) {
        return decision.changes().stream()
                .filter(change -> carriesOn(change.key()))
                .map(change -> new EntityDigest(change.key().path(), digest(change.entity(), digester)))
                .toList();
    }

    /// Marks, timers and the ready queue follow from the rest; messages are covered by their session's chain hash.
    private static boolean carriesOn(Key<?> key) {
        return key.type() == Partition.class
                || key.type() == Session.class
                || key.type() == LiveRun.class
                || key.type() == EndedRun.class
                || key.type() == Entity.RunsAtWork.class
                || key.type() == Entity.SlotHolder.class;
    }

    private static Bytes digest(@Nullable Entity entity, CanonicalBytes.Digester digester) {
        return entity == null ? Bytes.EMPTY : first(digester.digest((Record) entity), ENTITY_DIGEST_BYTES);
    }

    private static Bytes effectsDigest(List<Effect> effects, CanonicalBytes.Digester digester) {
        return first(
                CanonicalBytes.digest(effects.stream()
                        .map(effect -> digester.digest(content(effect)))
                        .toList()),
                EFFECTS_DIGEST_BYTES);
    }

    private static Record content(Effect effect) {
        return (Record)
                switch (effect) {
                    case Effect.Call(var call) -> call;
                    case Effect.Control(var control) -> control;
                    case Effect.Event(var event) -> event;
                    case Effect.Outcome(var outcome) -> outcome;
                    case Effect.Audit(var event) -> event;
                    case Effect.Measured(var event) -> event;
                    case Effect.Tell(var event) -> event;
                    case Effect.Snapshot snapshot -> (Record) snapshot.state();
                    case Effect.Quarantine quarantine -> quarantine;
                };
    }

    /// Whether the partition's own snapshot is due. Every event counts in its version, also one that leaves no
    /// other evidence; one that changes nothing but the header, such as a duplicate of the gate, leaves none at
    /// all.
    private static boolean closesPeriod(Decision decision) {
        return decision.changes().size() > 1
                && decision.changes().stream()
                        .anyMatch(change -> change.entity() instanceof Partition partition
                                && partition.version() % Rules.SNAPSHOT_EVERY == 0);
    }

    /// Snapshots of what has changed often enough since the last one.
    private static void snapshots(View view, Input input, Decision decision, List<Effect> effects) {
        for (var change : decision.changes()) {
            var entity = change.entity();
            var version = entity == null ? -1 : version(entity);
            if (entity != null && version >= 0 && isDue(versionBefore(view, change.key()), version)) {
                effects.add(new Effect.Snapshot(input.offset(), change.key().path(), entity));
            }
        }
    }

    private static boolean isDue(long before, long now) {
        return before < 0 || now / Rules.SNAPSHOT_EVERY > before / Rules.SNAPSHOT_EVERY;
    }

    private static long versionBefore(View view, Key<?> key) {
        var before = view.get(key);
        return before == null ? -1 : version(before);
    }

    /// Counts the changes of an entity that is snapshotted; -1 for the others. A run's first state follows from its
    /// admission, a holder from the question of its run.
    private static long version(Entity entity) {
        return switch (entity) {
            case Partition partition -> partition.version();
            case Session session -> session.version();
            case LiveRun run -> run.head().seq();
            case Entity.RunsAtWork atWork -> atWork.version();
            case EndedRun _,
                    Tombstone _,
                    Entity.Mark _,
                    Entity.StoredMessage _,
                    Entity.StoredAgent _,
                    Entity.ReadyCall _,
                    Entity.Timer _,
                    Entity.WaitingCommands _,
                    Entity.SlotHolder _ -> -1;
        };
    }

    private static Bytes first(Bytes digest, int length) {
        return Bytes.of(Arrays.copyOf(digest.toArray(), length));
    }
}
