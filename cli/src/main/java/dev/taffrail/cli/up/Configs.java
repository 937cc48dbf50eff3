package dev.taffrail.cli.up;

import dev.taffrail.agent.call.CallerConfig;
import dev.taffrail.agent.stream.AgentConfig;
import dev.taffrail.cli.registry.RegistryConfig;
import dev.taffrail.cli.topics.TopicConfig;
import dev.taffrail.guardrail.stream.GateConfig;
import dev.taffrail.ingest.service.IngestConfig;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.sink.SinkConfig;

/// The settings of all services, read at once, so that a name nobody knows stops the process whatever its roles are.
public record Configs(
        UpConfig up,
        TopicConfig topics,
        RegistryConfig registry,
        GateConfig gate,
        AgentConfig agent,
        CallerConfig callers,
        IngestConfig ingest,
        SinkConfig sink) {
    public static Configs from(Settings settings) {
        var up = UpConfig.from(settings);
        var configs = new Configs(
                up,
                TopicConfig.from(settings, up.embedded()),
                RegistryConfig.from(settings),
                GateConfig.from(settings, up.ownFolder().resolve("state").resolve("gate")),
                AgentConfig.from(settings),
                CallerConfig.from(settings),
                IngestConfig.from(settings),
                SinkConfig.from(settings, up.data().resolve("taffrail.db")));
        settings.rejectUnread();
        up.requireTimeFor(configs.callers().drain());
        return configs;
    }
}
