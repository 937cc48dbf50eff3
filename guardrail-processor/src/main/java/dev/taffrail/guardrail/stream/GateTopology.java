package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.CommandDesk;
import dev.taffrail.guardrail.intake.Desk;
import dev.taffrail.guardrail.intake.ReportDesk;
import dev.taffrail.guardrail.intake.RequestDesk;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/// Wires the raw topics to their desks: requests and commands in one sub-topology, results in another, so that results
/// never queue behind admission; agents and policies in stores that every thread reads. Raw topics are read as bytes,
/// since what cannot be decoded is our own business and stops nothing.
final class GateTopology {
    static final String AGENTS = "agents";
    static final String POLICIES = "policies";
    private static final String ADMIT = "admit";
    private static final String COMMAND = "command";
    private static final String REPORT = "report";
    private static final ByteArrayDeserializer BYTES = new ByteArrayDeserializer();

    private GateTopology() {}

    static Topology build(Topics topics, GateParts parts) {
        var topology = new Topology();
        addDefinitions(topology, topics.agents(), AGENTS, parts.news());
        addDesk(
                topology,
                topics.runRequests(),
                ADMIT,
                "requests",
                parts,
                known -> new RequestDesk(
                        parts.serdes(),
                        topics.runRequests().maxBytes(),
                        known.policies(),
                        parts.defaults(),
                        known.agents(),
                        parts.rates()));
        addDesk(
                topology,
                topics.runCommands(),
                COMMAND,
                "requests",
                parts,
                known -> new CommandDesk(parts.serdes(), topics.runCommands().maxBytes(), known.policies()));
        addSinks(topology, topics, "requests", ADMIT, COMMAND);
        addDesk(
                topology,
                topics.callResults(),
                REPORT,
                "results",
                parts,
                known -> new ReportDesk(parts.serdes(), topics.agentInbox().partitions(), known.policies()));
        addSinks(topology, topics, "results", REPORT);
        // Last, so that the sub-topologies keep their numbers.
        addDefinitions(topology, topics.policies(), POLICIES, parts.news());
        return topology;
    }

    private static void addDefinitions(Topology topology, Topic<?> source, String name, DefinitionNews news) {
        var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
        topology.addGlobalStore(
                store,
                name + "-topic",
                new StringDeserializer(),
                BYTES,
                source.name(),
                "keep-" + name,
                () -> new KeepDefinitions(name, news));
    }

    private static void addDesk(
            Topology topology,
            Topic<?> source,
            String name,
            String group,
            GateParts parts,
            Function<Known, Desk> desk) {
        topology.addSource(name + "-topic", BYTES, BYTES, source.name());
        topology.addProcessor(
                name, () -> new GateProcessor(source.name(), Sinks.of(group), parts, desk), name + "-topic");
    }

    private static void addSinks(Topology topology, Topics topics, String group, String... parents) {
        var sinks = Sinks.of(group);
        var keys = new ByteArraySerializer();
        topology.addSink(
                sinks.inbox(), topics.agentInbox().name(), keys, Outgoing.SERIALIZER, new InboxPartitioner(), parents);
        topology.addSink(sinks.deadLetters(), topics.deadLetters().name(), keys, Outgoing.SERIALIZER, parents);
        topology.addSink(sinks.audit(), topics.audit().name(), keys, Outgoing.SERIALIZER, parents);
    }
}
