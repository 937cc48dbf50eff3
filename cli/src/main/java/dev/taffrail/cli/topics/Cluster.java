package dev.taffrail.cli.topics;

import dev.taffrail.agent.call.CallerService;
import dev.taffrail.agent.call.claim.CallOffsets;
import dev.taffrail.agent.stream.AgentService;
import dev.taffrail.platform.kafka.ClusterCheck;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;

/// Makes a cluster fit for a run: its features, the topics, the start offsets of the callers.
public final class Cluster {
    private Cluster() {}

    /// Which topics it has or shall have.
    ///
    /// @throws dev.taffrail.platform.settings.Invalid when it cannot be used
    public static TopicConfig adopt(KafkaClients clients, TopicConfig wanted, Duration patience)
            throws InterruptedException {
        ClusterCheck.require(clients, patience);
        try (var admin = clients.admin("taffrail-topics")) {
            return TopicSetup.adopt(admin, wanted);
        }
    }

    /// May be repeated at any time, by several processes.
    ///
    /// @param config as [#adopt] gave it
    public static List<TopicState> prepare(KafkaClients clients, TopicConfig config) throws InterruptedException {
        Topics topics = config.topics();
        try (var admin = clients.admin("taffrail-topics")) {
            var states = new TopicSetup(admin, config, changelogs(topics)).create();
            CallOffsets.commitStart(admin, topics.agentCalls().name(), CallerService.group(topics));
            return states;
        }
    }

    public static List<TopicState> check(KafkaClients clients, TopicConfig wanted, Duration patience)
            throws InterruptedException {
        TopicConfig config = adopt(clients, wanted, patience);
        try (var admin = clients.admin("taffrail-topics")) {
            return new TopicSetup(admin, config, changelogs(config.topics())).check();
        }
    }

    /// Kafka Streams names them so.
    private static List<String> changelogs(Topics topics) {
        return List.of(AgentService.applicationId(topics) + "-state-changelog");
    }
}
