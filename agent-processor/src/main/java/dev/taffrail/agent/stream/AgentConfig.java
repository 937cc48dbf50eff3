package dev.taffrail.agent.stream;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;

/// How the agent processor runs. Read once at start; a bad value stops the process.
///
/// @param threads stream threads; each is one transaction over all its partitions
public record AgentConfig(int threads) {
    public AgentConfig {
        Invalid.unless(threads > 0, "agent.threads must be positive, but is %d", threads);
    }

    /// The one place where these names are spelled.
    public static AgentConfig from(Settings settings) {
        return new AgentConfig(settings.integer(
                "agent.threads",
                1,
                "Stream threads of the agent processor. Each commits one transaction for all its partitions."));
    }
}
