package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.Key;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.inbox.InboxEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries a replay over a decision that it could not make again: the state takes over what the evidence vouches for,
/// and forgets what may have changed. An entity is vouched for by its digest; a message by the chain hash in its
/// session's digest.
final class Uptake {
    private static final String PARTITION = Key.partition().path();

    private final ReplayState state;
    private final TopicSerde<Entity> entities;

    Uptake(ReplayState state, TopicSerde<Entity> entities) {
        this.state = state;
        this.entities = entities;
    }

    /// @param guess the decision as it came out of the state as known; taken over only where a digest says that it
    ///     is right
    void follow(Input input, Recorded recorded, Decision guess) {
        var source = input.event() instanceof InboxEvent.Sourced sourced ? sourced.source() : null;
        var knownMark = source == null ? null : markBefore(source.topicId(), source.partition());
        var markIsKnown = state.isComplete() || knownMark != null || recorded.showsAction();
        state.incomplete();
        if (source != null && markIsKnown) {
            var offset = knownMark == null ? source.offset() : Math.max(knownMark.offset(), source.offset());
            state.put(mark(source.topicId(), source.partition()), new Entity.Mark(offset));
        }
        recorded.decided().ifPresentOrElse(decided -> follow(input, decided, guess), () -> passed(input));
        takeSnapshots(recorded);
        takeAgents(guess);
    }

    /// The first snapshot that is not of the entity that the same evidence has a digest of; null when there is
    /// none.
    @Nullable
    Divergence wrongSnapshot(Input input, Recorded recorded) {
        for (var event : recorded.events()) {
            if (event instanceof EntitySnapshot snapshot) {
                var expected =
                        recorded.digestOf(snapshot.entity()).map(Bytes::hex).orElse("none");
                var actual = Digests.ofSnapshot(entities, snapshot);
                if (!expected.equals(actual)) {
                    return new Divergence(
                            input.offset(),
                            Concerned.run(input.event()),
                            "snapshot of " + snapshot.entity(),
                            expected,
                            actual);
                }
            }
        }
        return null;
    }

    private void follow(Input input, Decided decided, Decision guess) {
        var guessed = byPath(guess);
        var touched = new HashSet<String>();
        var mistaken = new HashSet<String>();
        for (var digest : decided.entities()) {
            var session = RunPaths.sessionOf(digest.entity());
            if (session != null) {
                touched.add(session);
            }
            var guessedOne = guessed.get(digest.entity());
            if (digest.entity().equals(PARTITION)) {
                takeOverPartition(input, digest.digest(), guessedOne);
            } else if (!takeOver(digest, guessedOne) && session != null) {
                mistaken.add(session);
            }
        }
        for (var session : touched) {
            followMessages(session, mistaken, guess);
        }
    }

    /// Whether the state knows the entity afterwards.
    private boolean takeOver(EntityDigest digest, Decision.@Nullable Change guess) {
        if (digest.digest().isEmpty()) {
            state.remove(digest.entity());
            return true;
        }
        if (guess != null
                && guess.entity() != null
                && Digests.of(guess.entity()).equals(digest.digest())) {
            state.apply(guess);
            return true;
        }
        state.forget(digest.entity());
        return false;
    }

    private void followMessages(String session, Set<String> mistaken, Decision guess) {
        var messages = RunPaths.messagesOf(session);
        if (mistaken.contains(session)) {
            state.forgetBelow(messages);
            return;
        }
        for (var change : guess.changes()) {
            if (change.key().path().startsWith(messages)) {
                state.apply(change);
            }
        }
    }

    /// A decision without evidence changed nothing of the partition but its header.
    private void passed(Input input) {
        var before = state.partition();
        if (before != null && input.offset() > before.inboxOffset()) {
            state.put(PARTITION, PartitionHeader.passed(before, input));
        }
    }

    private void takeOverPartition(Input input, Bytes digest, Decision.@Nullable Change guess) {
        var before = state.partition();
        if (!takeOver(new EntityDigest(PARTITION, digest), guess) && before != null) {
            PartitionHeader.withDigest(before, input, digest).ifPresent(partition -> state.put(PARTITION, partition));
        }
    }

    private void takeSnapshots(Recorded recorded) {
        for (var event : recorded.events()) {
            if (event instanceof EntitySnapshot snapshot) {
                takeSnapshot(snapshot, recorded);
            }
        }
    }

    private void takeSnapshot(EntitySnapshot snapshot, Recorded recorded) {
        try {
            var entity = entities.decode(snapshot.state().toArray());
            if (recorded.digestOf(snapshot.entity()).equals(Optional.of(Digests.of(entity)))) {
                state.put(snapshot.entity(), entity);
            }
        } catch (PoisonRecord unreadable) {
            state.forget(snapshot.entity());
        }
    }

    /// An agent's version names its content, so it does not matter which event brought it.
    private void takeAgents(Decision guess) {
        for (var change : guess.changes()) {
            if (change.entity() instanceof Entity.StoredAgent) {
                state.apply(change);
            }
        }
    }

    private Entity.@Nullable Mark markBefore(String topicId, int partition) {
        return state.get(new Key<>(mark(topicId, partition), Entity.Mark.class));
    }

    private static String mark(String topicId, int partition) {
        return "mark/" + topicId + "/" + partition;
    }

    private static Map<String, Decision.Change> byPath(Decision decision) {
        var changes = new HashMap<String, Decision.Change>();
        decision.changes().forEach(change -> changes.put(change.key().path(), change));
        return changes;
    }
}
