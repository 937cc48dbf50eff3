package dev.taffrail.agent.run;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A partition's state in memory.
public final class MapState implements View {
    final TreeMap<String, Entity> entities = new TreeMap<>();

    public MapState() {}

    MapState(MapState other) {
        entities.putAll(other.entities);
    }

    @Override
    public <E extends Entity> @Nullable E get(Key<E> key) {
        return key.type().cast(entities.get(key.path()));
    }

    @Override
    public List<String> paths(String prefix, String after, int limit) {
        return entities.tailMap(after.isEmpty() ? prefix : after, false).keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .limit(limit)
                .toList();
    }

    public void apply(Decision decision) {
        for (var change : decision.changes()) {
            if (change.entity() == null) {
                entities.remove(change.key().path());
            } else {
                entities.put(change.key().path(), change.entity());
            }
        }
    }
}
