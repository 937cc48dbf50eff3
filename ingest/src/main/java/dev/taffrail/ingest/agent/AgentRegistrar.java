package dev.taffrail.ingest.agent;

import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/// Puts agents onto the topic `agents`: the definition under `name@hash`, then the pointer under `name`, so that nobody
/// is ever pointed
/// to what is not there. Runs that are under way keep the version that they were admitted with.
public final class AgentRegistrar implements AutoCloseable {
    private final Producer<String, AgentRecord> producer;
    private final String topic;

    AgentRegistrar(Producer<String, AgentRecord> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /// A registrar with a producer of its own.
    public static AgentRegistrar open(KafkaClients clients, Topics topics) {
        Topic<AgentRecord> agents = topics.agents();
        // Writing takes its ids from the lock, so no registry is asked.
        var serde = TopicSerde.of(agents.values(), SchemaLock.shipped(), SchemaSource.NONE, agents.maxBytes());
        var spec = ProducerSpec.idempotent("taffrail-agent-registrar").withMaxRequestBytes(agents.maxBytes());
        return new AgentRegistrar(clients.producer(spec, new StringSerializer(), serde), agents.name());
    }

    /// Makes this definition the agent's current version. Returns it as `name@hash` when both records are
    /// acknowledged.
    ///
    /// @throws KafkaException when the cluster does not take them
    public String register(AgentDefinition agent) throws InterruptedException {
        send(agent.version(), agent);
        send(agent.name(), new AgentPointer(agent.name(), agent.version()));
        return agent.version();
    }

    /// Takes the agent back: new requests for `name` are refused, its versions can still be asked for by
    /// `name@hash`.
    ///
    /// @throws KafkaException when the cluster does not take it
    public void withdraw(String name) throws InterruptedException {
        send(name, new AgentPointer(name, ""));
    }

    private void send(String key, AgentRecord value) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException failed) {
            throw new KafkaException(
                    "the topic " + topic + " did not take " + key
                            + "; is it there, and may we write to it? taffrail topics check tells",
                    failed.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
