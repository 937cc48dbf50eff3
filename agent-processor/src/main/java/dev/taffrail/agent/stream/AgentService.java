package dev.taffrail.agent.stream;

import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.PolledBatch;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.kafka.StreamsService;
import dev.taffrail.platform.kafka.StreamsSettings;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The agent processor as a service: the agent topology, exactly once.
public final class AgentService {
    private AgentService() {}

    /// @param stateDirectory must survive a restart
    /// @param instance names this process in the group, so that a restarted one takes its partitions back at once
    /// @param clock for the rate of failing threads only; decisions take their time from the log
    public static StreamsService of(
            KafkaClients clients,
            Topics topics,
            SchemaSource schemas,
            AgentConfig config,
            Path stateDirectory,
            Optional<String> instance,
            RocksDbMemory memory,
            MeterRegistry registry,
            InstantSource clock) {
        var settings = StreamsSettings.exactlyOnce(applicationId(topics), stateDirectory)
                .withThreads(config.threads())
                .withMaxRecordBytes(largestRecord(topics));
        var batch = new PolledBatch(System::nanoTime);
        var streams = clients.streams(
                AgentTopology.build(topics, schemas, batch, registry),
                instance.map(settings::withInstanceId).orElse(settings),
                memory,
                batch);
        return new StreamsService("agent-processor", streams, clock);
    }

    /// The application id: also the group and the prefix of the changelog topics.
    public static String applicationId(Topics topics) {
        return topics.prefix() + "agent-processor";
    }

    private static int largestRecord(Topics topics) {
        return topics.all().stream().mapToInt(Topic::maxBytes).max().orElseThrow();
    }
}
