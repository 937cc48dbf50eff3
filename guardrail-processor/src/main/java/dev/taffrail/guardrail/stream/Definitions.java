package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.schemas.codec.Nearest;
import dev.taffrail.schemas.codec.PoisonRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// Finds definitions by `name` or `name@hash` in the store of a compacted topic. Definitions never change under their
/// version, so those in use are kept decoded. For one thread.
final class Definitions<D> implements Function<String, Lookup<D>> {
    /// Decoded definitions that are kept.
    private static final int KEPT = 256;
    /// Names that are looked through for a suggestion.
    private static final int SUGGESTIONS = 1_000;

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final Function<byte[], Filed<D>> reader;
    private final Map<String, D> decoded = new LinkedHashMap<>(16, 0.75f, true);

    /// @param reader may throw [PoisonRecord]
    Definitions(ReadOnlyKeyValueStore<String, byte[]> store, Function<byte[], Filed<D>> reader) {
        this.store = store;
        this.reader = reader;
    }

    @Override
    public Lookup<D> apply(String name) {
        return name.indexOf('@') >= 0 ? version(name) : current(name);
    }

    private Lookup<D> current(String name) {
        byte[] bytes = store.get(name);
        if (bytes == null) {
            return missing(name);
        }
        return read(bytes).orElseGet(Filed.Unusable::new) instanceof Filed.Pointer<D>(String version)
                ? ofPointer(version)
                : new Lookup.Damaged<>(name);
    }

    private Lookup<D> ofPointer(String version) {
        if (version.isEmpty()) {
            return new Lookup.Withdrawn<>();
        }
        return version(version) instanceof Lookup.Found<D> found ? found : new Lookup.Damaged<>(version);
    }

    private Lookup<D> version(String version) {
        byte[] bytes = store.get(version);
        if (bytes == null) {
            return missing(version);
        }
        D known = decoded.get(version);
        if (known != null) {
            return new Lookup.Found<>(version, known);
        }
        return read(bytes).orElseGet(Filed.Unusable::new) instanceof Filed.Definition<D>(String own, D content)
                        && own.equals(version)
                ? found(version, content)
                : new Lookup.Damaged<>(version);
    }

    private Lookup<D> found(String version, D content) {
        decoded.put(version, content);
        if (decoded.size() > KEPT) {
            decoded.remove(decoded.keySet().iterator().next());
        }
        return new Lookup.Found<>(version, content);
    }

    private Optional<Filed<D>> read(byte[] bytes) {
        try {
            return Optional.of(reader.apply(bytes));
        } catch (PoisonRecord _) {
            return Optional.empty();
        }
    }

    private Lookup<D> missing(String name) {
        boolean version = name.indexOf('@') >= 0;
        var names = new ArrayList<String>();
        try (var all = store.all()) {
            while (all.hasNext() && names.size() < SUGGESTIONS) {
                String other = all.next().key;
                if (other.indexOf('@') >= 0 == version) {
                    names.add(other);
                }
            }
        }
        return new Lookup.Missing<>(
                names.isEmpty() ? "" : Nearest.to(name, names).orElse(""));
    }
}
