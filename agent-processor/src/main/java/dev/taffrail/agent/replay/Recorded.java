package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Key;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;
import java.util.Optional;

/// What `run-events` holds about one decision, in the order of the topic.
///
/// @param offset of the `agent-inbox` record that was decided
/// @param events empty when the decision left no evidence: it changed nothing but the partition's header
public record Recorded(long offset, List<RunEvent> events) {
    public Recorded {
        events = List.copyOf(events);
    }

    public static Recorded nothing(long offset) {
        return new Recorded(offset, List.of());
    }

    /// The offset of the inbox record that caused `event`.
    static long causeOf(RunEvent event) {
        return switch (event) {
            case RunEvent.OfRun ofRun -> ofRun.head().offset();
            case EntitySnapshot snapshot -> snapshot.offset();
            case Decided decided -> decided.offset();
        };
    }

    /// What closes the evidence; the last one, should there be several.
    Optional<Decided> decided() {
        for (var event : events.reversed()) {
            if (event instanceof Decided decided) {
                return Optional.of(decided);
            }
        }
        return Optional.empty();
    }

    /// Whether the decision did something. One about a duplicate of the gate does not; it may leave a snapshot of
    /// the partition.
    boolean showsAction() {
        return events.stream().anyMatch(event -> switch (event) {
            case RunEvent.OfRun _ -> true;
            case EntitySnapshot _ -> false;
            case Decided decided -> decided.entities().size() > 1;
        });
    }

    /// The recorded digest of an entity; empty when the decision did not change it.
    Optional<Bytes> digestOf(String entity) {
        return decided()
                .flatMap(decided -> decided.entities().stream()
                        .filter(digest -> digest.entity().equals(entity))
                        .map(EntityDigest::digest)
                        .findFirst());
    }

    /// Whether an event or an entity of `run` is part of this.
    boolean names(RunKey run) {
        var live = Key.live(run).path();
        var ended = Key.ended(run).path();
        return events.stream().anyMatch(event -> switch (event) {
            case RunEvent.OfRun ofRun -> ofRun.head().run().equals(run);
            case EntitySnapshot snapshot ->
                snapshot.entity().equals(live) || snapshot.entity().equals(ended);
            case Decided decided ->
                decided.entities().stream()
                        .anyMatch(digest ->
                                digest.entity().equals(live) || digest.entity().equals(ended));
        });
    }
}
