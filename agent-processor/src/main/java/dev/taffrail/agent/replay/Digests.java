package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Entity;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.CanonicalBytes;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.EntitySnapshot;
import java.util.Arrays;

/// Digests of entities as [dev.taffrail.schemas.event.EntityDigest] has them.
final class Digests {
    private static final int BYTES = 8;

    private Digests() {}

    static Bytes of(Entity entity) {
        return Bytes.of(Arrays.copyOf(CanonicalBytes.digest((Record) entity).toArray(), BYTES));
    }

    /// For people: the digest of the entity, or that it cannot be read.
    static String ofSnapshot(TopicSerde<Entity> entities, EntitySnapshot snapshot) {
        try {
            return of(entities.decode(snapshot.state().toArray())).hex();
        } catch (PoisonRecord poison) {
            return "unreadable (" + poison.reason() + ")";
        }
    }
}
