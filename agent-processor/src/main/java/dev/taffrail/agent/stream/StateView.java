package dev.taffrail.agent.stream;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.agent.run.Key;
import dev.taffrail.agent.run.View;
import dev.taffrail.schemas.codec.TopicSerde;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The state of one partition: the store, and in front of it the entities used last, decoded. Lives as long as its
/// task; a task that is closed without a commit is made anew with an empty front.
final class StateView implements View {
    private static final int FRONT_ENTRIES = 4_096;
    /// Sorts behind every path that starts with the same prefix.
    private static final String LAST = "\uffff";

    private final KeyValueStore<String, byte[]> store;
    private final TopicSerde<Entity> serde;
    private final int maxBytes;
    private final Map<String, Optional<Entity>> front = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Entity>> eldest) {
            return size() > FRONT_ENTRIES;
        }
    };

    /// @param maxBytes of an entity
    StateView(KeyValueStore<String, byte[]> store, TopicSerde<Entity> serde, int maxBytes) {
        this.store = store;
        this.serde = serde;
        this.maxBytes = maxBytes;
    }

    @Override
    public <E extends Entity> @Nullable E get(Key<E> key) {
        var known = front.get(key.path());
        if (known == null) {
            known = Optional.ofNullable(store.get(key.path())).map(serde::decode);
            keep(key, known);
        }
        return key.type().cast(known.orElse(null));
    }

    @Override
    public List<String> paths(String prefix, String after, int limit) {
        var paths = new ArrayList<String>();
        try (var range = store.range(after.isEmpty() ? prefix : after + '\0', prefix + LAST)) {
            while (range.hasNext() && paths.size() < limit) {
                paths.add(range.next().key);
            }
        }
        return paths;
    }

    /// A change with its bytes; null when the entity is removed.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Encoded(Decision.Change change, byte @Nullable [] bytes) {}

    /// @throws RecordTooLargeException when the entity does not fit into a record of the changelog
    Encoded encode(Decision.Change change) {
        var entity = change.entity();
        if (entity == null) {
            return new Encoded(change, null);
        }
        var bytes = serde.encode(entity);
        if (bytes.length > maxBytes) {
            throw new RecordTooLargeException(change.key().path() + " has " + bytes.length + " bytes, but at most "
                    + maxBytes + " are allowed in the state");
        }
        return new Encoded(change, bytes);
    }

    void apply(Encoded encoded) {
        var change = encoded.change();
        if (encoded.bytes() == null) {
            store.delete(change.key().path());
        } else {
            store.put(change.key().path(), encoded.bytes());
        }
        keep(change.key(), Optional.ofNullable(change.entity()));
    }

    /// Messages are large and read once; everything else is small.
    private void keep(Key<?> key, Optional<Entity> entity) {
        if (key.type() != Entity.StoredMessage.class) {
            front.put(key.path(), entity);
        }
    }
}
