package dev.taffrail.agent.stream;

import dev.taffrail.agent.run.Entity;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.TopicSerde;

/// How entities are stored: Avro behind a schema id of this module's own lock, so that a newer version reads what an
/// older one wrote.
public final class StateSerde {
    private StateSerde() {}

    public static TopicSerde<Entity> create() {
        return TopicSerde.forState(Entity.class, SchemaLock.shipped(StateSerde.class, "/dev/taffrail/agent/avro"));
    }
}
