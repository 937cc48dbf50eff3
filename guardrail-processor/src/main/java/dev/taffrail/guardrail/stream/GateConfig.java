package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.policy.InvalidPolicy;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the gate runs.
///
/// @param threads stream threads
/// @param instance names this process among those that share the gate's work, so that it takes its tasks back after a
/// restart;
///     empty for none
/// @param patience how long to wait for the cluster at the start
public record GateConfig(
        int threads, Policy policy, Path stateDirectory, Optional<String> instance, Duration patience) {
    private static final String POLICY = "guardrail.policy";

    public GateConfig {
        Invalid.unless(threads > 0, "guardrail.threads must be at least 1, but is %d", threads);
        Invalid.unless(patience.isPositive(), "guardrail.start-timeout must be positive, but is %s", patience);
    }

    /// @param stateDirectory of this service
    /// @param member the name of this process where no other is set
    public static GateConfig from(Settings settings, Path stateDirectory, Optional<String> member) {
        return new GateConfig(
                settings.integer("guardrail.threads", 1, "Stream threads of the guardrail processor."),
                policy(settings.optionalPath(POLICY, "Policy file; without one the shipped policy holds.")),
                stateDirectory,
                settings.optionalString(
                                "guardrail.instance",
                                "Name of this process among those that share the gate's work, kept across restarts.")
                        .or(() -> member),
                settings.duration(
                        "guardrail.start-timeout",
                        Duration.ofSeconds(30),
                        "How long the gate waits for the cluster when it starts."));
    }

    private static Policy policy(Optional<Path> file) {
        try {
            return file.map(PolicyFile::read).orElseGet(PolicyFile::shipped);
        } catch (InvalidPolicy wrong) {
            throw new Invalid(POLICY + ": " + wrong.getMessage(), wrong);
        }
    }
}
