package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.rule.AgentLookup;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.codec.Nearest;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// Finds agents by `name` or `name@hash`. Definitions never change under their version, so those in use are kept
/// decoded.
final class AgentStore implements Function<String, AgentLookup> {
    /// Decoded definitions that are kept.
    private static final int KEPT = 256;
    /// Names that are looked through for a suggestion.
    private static final int SUGGESTIONS = 1_000;

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final TopicSerde<AgentRecord> serde;
    private final Map<String, AgentDefinition> decoded = new LinkedHashMap<>(16, 0.75f, true);

    AgentStore(ReadOnlyKeyValueStore<String, byte[]> store, TopicSerde<AgentRecord> serde) {
        this.store = store;
        this.serde = serde;
    }

    @Override
    public AgentLookup apply(String agent) {
        return agent.indexOf('@') >= 0 ? version(agent) : current(agent);
    }

    private AgentLookup current(String name) {
        byte[] bytes = store.get(name);
        if (bytes == null) {
            return missing(name);
        }
        return read(bytes)
                .filter(AgentPointer.class::isInstance)
                .map(AgentPointer.class::cast)
                .<AgentLookup>map(pointer ->
                        pointer.version().isEmpty() ? new AgentLookup.Withdrawn() : ofPointer(pointer.version()))
                .orElseGet(() -> new AgentLookup.Damaged(name));
    }

    private AgentLookup ofPointer(String version) {
        return version(version) instanceof AgentLookup.Found found ? found : new AgentLookup.Damaged(version);
    }

    private AgentLookup version(String version) {
        AgentDefinition known = decoded.get(version);
        if (known != null && store.get(version) != null) {
            return new AgentLookup.Found(known);
        }
        byte[] bytes = store.get(version);
        if (bytes == null) {
            return missing(version);
        }
        return read(bytes)
                .filter(AgentDefinition.class::isInstance)
                .map(AgentDefinition.class::cast)
                .filter(definition -> definition.version().equals(version))
                .<AgentLookup>map(this::found)
                .orElseGet(() -> new AgentLookup.Damaged(version));
    }

    private AgentLookup found(AgentDefinition definition) {
        decoded.put(definition.version(), definition);
        if (decoded.size() > KEPT) {
            decoded.remove(decoded.keySet().iterator().next());
        }
        return new AgentLookup.Found(definition);
    }

    private Optional<AgentRecord> read(byte[] bytes) {
        try {
            return Optional.of(serde.decode(bytes));
        } catch (PoisonRecord _) {
            return Optional.empty();
        }
    }

    private AgentLookup missing(String agent) {
        boolean version = agent.indexOf('@') >= 0;
        var names = new ArrayList<String>();
        try (var all = store.all()) {
            while (all.hasNext() && names.size() < SUGGESTIONS) {
                String name = all.next().key;
                if (name.indexOf('@') >= 0 == version) {
                    names.add(name);
                }
            }
        }
        return new AgentLookup.Missing(
                names.isEmpty() ? "" : Nearest.to(agent, names).orElse(""));
    }
}
