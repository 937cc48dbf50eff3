package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Effect;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.agent.run.Input;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares the record of a decision with the decision made again: the events one by one, then the digests, which also
/// cover the effects of other topics.
final class Comparison {
    private static final String NOTHING = "nothing";

    private final TopicSerde<Entity> entities;

    Comparison(TopicSerde<Entity> entities) {
        this.entities = entities;
    }

    Optional<Divergence> first(Input input, Recorded recorded, Decision decision) {
        var expected = recorded.events();
        var actual = replayed(decision);
        for (var i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            var difference = i >= actual.size()
                    ? Optional.of(new Fields.Difference(name(expected.get(i)), "recorded", NOTHING))
                    : i >= expected.size()
                            ? Optional.of(new Fields.Difference(name(actual.get(i)), NOTHING, "decided"))
                            : difference(expected.get(i), actual.get(i));
            if (difference.isPresent()) {
                var found = difference.get();
                return Optional.of(new Divergence(
                        input.offset(),
                        Concerned.run(input, expected, actual),
                        found.path(),
                        found.expected(),
                        found.actual()));
            }
        }
        return Optional.empty();
    }

    /// Whether every entity is recorded as the decision leaves it; also when nothing is recorded.
    static boolean sameEntities(Recorded recorded, Decision decision) {
        var decided = recorded.decided();
        return decided.isEmpty() || decided.get().entities().equals(digests(decision));
    }

    private static List<EntityDigest> digests(Decision decision) {
        return decision.effects().reversed().stream()
                .limit(1)
                .flatMap(effect -> effect instanceof Effect.Event(Decided decided)
                        ? decided.entities().stream()
                        : List.<EntityDigest>of().stream())
                .toList();
    }

    private List<RunEvent> replayed(Decision decision) {
        var events = new ArrayList<RunEvent>(decision.effects().size());
        for (var effect : decision.effects()) {
            switch (effect) {
                case Effect.Event(var event) -> events.add(event);
                case Effect.Snapshot(var offset, var entity, var state) ->
                    events.add(new EntitySnapshot(offset, entity, Bytes.of(entities.encode(state))));
                case Effect.Call _,
                        Effect.Control _,
                        Effect.Outcome _,
                        Effect.Audit _,
                        Effect.Measured _,
                        Effect.Tell _,
                        Effect.Quarantine _ -> {}
            }
        }
        return events;
    }

    private Optional<Fields.Difference> difference(RunEvent expected, RunEvent actual) {
        if (expected instanceof Decided one && actual instanceof Decided other) {
            return inDigests(one, other);
        }
        if (expected instanceof EntitySnapshot one && actual instanceof EntitySnapshot other) {
            return inSnapshots(one, other);
        }
        if (expected.getClass() != actual.getClass()) {
            return Optional.of(new Fields.Difference("event", name(expected), name(actual)));
        }
        if (Fields.alike((Record) expected, (Record) actual)) {
            return Optional.empty();
        }
        return Fields.first(name(expected), expected, actual)
                .or(() -> Optional.of(new Fields.Difference(name(expected), "another form of it", "this form")));
    }

    /// The same bytes, or other bytes of the same entity: its schema may have grown since.
    private Optional<Fields.Difference> inSnapshots(EntitySnapshot expected, EntitySnapshot actual) {
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        if (!expected.entity().equals(actual.entity())) {
            return Optional.of(new Fields.Difference("snapshot", "of " + expected.entity(), "of " + actual.entity()));
        }
        var one = Digests.ofSnapshot(entities, expected);
        var other = Digests.ofSnapshot(entities, actual);
        return one.equals(other)
                ? Optional.empty()
                : Optional.of(new Fields.Difference("snapshot of " + expected.entity(), one, other));
    }

    private static Optional<Fields.Difference> inDigests(Decided expected, Decided actual) {
        if (!expected.effects().equals(actual.effects())) {
            return Optional.of(new Fields.Difference(
                    "digest of effects", Fields.shown(expected.effects()), Fields.shown(actual.effects())));
        }
        for (var i = 0;
                i < Math.max(expected.entities().size(), actual.entities().size());
                i++) {
            var one = at(expected, i);
            var other = at(actual, i);
            if (!one.entity().equals(other.entity())) {
                return Optional.of(new Fields.Difference("changed entity", named(one), named(other)));
            }
            if (!one.digest().equals(other.digest())) {
                return Optional.of(new Fields.Difference("digest of " + one.entity(), removed(one), removed(other)));
            }
        }
        return Fields.first("Decided", expected, actual);
    }

    private static EntityDigest at(Decided decided, int i) {
        return i < decided.entities().size() ? decided.entities().get(i) : new EntityDigest("", Bytes.EMPTY);
    }

    private static String named(EntityDigest digest) {
        return digest.entity().isEmpty() ? "none" : digest.entity();
    }

    private static String removed(EntityDigest digest) {
        return digest.digest().isEmpty() ? "removed" : digest.digest().hex();
    }

    static String name(RunEvent event) {
        return event.getClass().getSimpleName();
    }
}
