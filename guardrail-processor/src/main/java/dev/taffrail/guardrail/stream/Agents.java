package dev.taffrail.guardrail.stream;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// The agents that requests may name.
final class Agents {
    private Agents() {}

    static Definitions<AgentDefinition> in(ReadOnlyKeyValueStore<String, byte[]> store, TopicSerde<AgentRecord> serde) {
        return new Definitions<>(store, bytes -> filed(serde.decode(bytes)));
    }

    private static Filed<AgentDefinition> filed(AgentRecord record) {
        return switch (record) {
            case AgentPointer pointer -> new Filed.Pointer<>(pointer.version());
            case AgentDefinition definition -> new Filed.Definition<>(definition.version(), definition);
        };
    }
}
