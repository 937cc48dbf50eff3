package dev.taffrail.agent.stream;

import dev.taffrail.platform.kafka.PolledBatch;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/// Wires the run topics to [dev.taffrail.agent.run.PartitionMachine]: one source, one processor, one store, one sink
/// per topic written.
public final class AgentTopology {
    static final String STATE = "state";
    private static final String DECIDE = "decide";

    private AgentTopology() {}

    /// @param schemas for ids that the jar does not know
    /// @param batch of the stream that runs it
    /// @param registry where decisions are counted
    public static Topology build(Topics topics, SchemaSource schemas, PolledBatch batch, MeterRegistry registry) {
        var inbox = topics.agentInbox();
        var state =
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STATE), Serdes.String(), Serdes.ByteArray());
        var decide = DecideProcessor.supplier(topics, schemas, batch, new AgentMeters(registry));
        var topology = new Topology()
                .addSource(inbox.name(), new StringDeserializer(), new ByteArrayDeserializer(), inbox.name())
                .addProcessor(DECIDE, decide, inbox.name())
                .addStateStore(state, DECIDE);
        addSink(topology, topics.agentCalls());
        addSink(topology, topics.callerControls());
        addSink(topology, topics.runEvents());
        addSink(topology, topics.runOutcomes());
        addSink(topology, topics.audit());
        addSink(topology, topics.metrics());
        addSink(topology, topics.deadLetters());
        return addSelf(topology, topics);
    }

    /// Where timers come back, and what partitions tell each other: the records that the processor writes to its
    /// own source.
    static String self(Topics topics) {
        return topics.agentInbox().name() + "-self";
    }

    private static Topology addSelf(Topology topology, Topics topics) {
        return topology.addSink(
                self(topics),
                topics.agentInbox().name(),
                Addressed.SERIALIZER,
                new ByteArraySerializer(),
                Addressed.PARTITIONER,
                DECIDE);
    }

    private static void addSink(Topology topology, Topic<?> topic) {
        topology.addSink(
                topic.name(),
                topic.name(),
                Addressed.SERIALIZER,
                new ByteArraySerializer(),
                Addressed.PARTITIONER,
                DECIDE);
    }
}
