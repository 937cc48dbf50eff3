package dev.taffrail.ingest.agent;

import dev.taffrail.ingest.definition.DefinitionTopic;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.topic.Topics;

/// Puts agents onto the topic `agents`: the definition under `name@hash`, then the pointer under `name`, so that nobody
/// is ever pointed to what is not there. Runs that are under way keep the version that they were admitted with.
public final class AgentRegistrar implements AutoCloseable {
    private final DefinitionTopic<AgentRecord> topic;

    AgentRegistrar(DefinitionTopic<AgentRecord> topic) {
        this.topic = topic;
    }

    /// A registrar with a producer of its own.
    public static AgentRegistrar open(KafkaClients clients, Topics topics) {
        return new AgentRegistrar(DefinitionTopic.open(clients, topics.agents(), "taffrail-agent-registrar"));
    }

    /// Makes this definition the agent's current version. Returns it as `name@hash` when both records are
    /// acknowledged.
    ///
    /// @throws org.apache.kafka.common.KafkaException when the cluster does not take them
    public String register(AgentDefinition agent) throws InterruptedException {
        topic.put(agent.version(), agent);
        topic.put(agent.name(), new AgentPointer(agent.name(), agent.version()));
        return agent.version();
    }

    /// Takes the agent back: new requests for `name` are refused, its versions can still be asked for by
    /// `name@hash`.
    ///
    /// @throws org.apache.kafka.common.KafkaException when the cluster does not take it
    public void withdraw(String name) throws InterruptedException {
        topic.put(name, new AgentPointer(name, ""));
    }

    @Override
    public void close() {
        topic.close();
    }
}
