package dev.taffrail.guardrail.stream;

import dev.taffrail.detection.redaction.Redaction;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.policy.RuleClock;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Secret;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.form.Names;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the gate runs.
///
/// @param threads stream threads
/// @param policy name of the policy whose current version holds; or `name@hash`, to stay with one
/// @param instance names this process among those that share the gate's work, so that it takes its tasks back after a
///     restart; empty for none
/// @param patience how long to wait for the cluster at the start
/// @param hashKey for what policies want shown as a hash; the same on all gates
public record GateConfig(
        int threads,
        String policy,
        Path stateDirectory,
        Optional<String> instance,
        Duration patience,
        Optional<Secret> hashKey) {
    private static final int LEAST_KEY_BYTES = 16;

    public GateConfig {
        Invalid.unless(threads > 0, "guardrail.threads must be at least 1, but is %d", threads);
        Invalid.unless(
                Names.isName(policy),
                "guardrail.policy must be the name of a policy, but is %s; a file is made known by: taffrail policy register FILE",
                policy);
        hashKey.ifPresent(key -> Invalid.unless(
                key.reveal().getBytes(StandardCharsets.UTF_8).length >= LEAST_KEY_BYTES,
                "guardrail.hash-key must have at least %d bytes, so that nobody guesses it",
                LEAST_KEY_BYTES));
        Invalid.unless(patience.isPositive(), "guardrail.start-timeout must be positive, but is %s", patience);
    }

    /// @param stateDirectory of this service
    /// @param member the name of this process where no other is set
    public static GateConfig from(Settings settings, Path stateDirectory, Optional<String> member) {
        return new GateConfig(
                settings.integer("guardrail.threads", 1, "Stream threads of the guardrail processor."),
                settings.string(
                        "guardrail.policy",
                        PolicyFile.shipped().name(),
                        "Name of the policy whose current version holds for new runs; or `name@hash`, to stay with one."),
                stateDirectory,
                settings.optionalString(
                                "guardrail.instance",
                                "Name of this process among those that share the gate's work, kept across restarts.")
                        .or(() -> member),
                settings.duration(
                        "guardrail.start-timeout",
                        Duration.ofSeconds(30),
                        "How long the gate waits for the cluster when it starts."),
                settings.optionalSecret(
                        "guardrail.hash-key",
                        "Key, at least 16 bytes, of the hashes that policies put in the place of findings with `hash`, and that tell users apart whose names they take out; the same on all gates. Without it a label stands there, and such users count as one."));
    }

    /// A policy that makes hashes by the key, if there is one, and measures its rules.
    Policy equipped(Policy policy, RuleClock clock) {
        var timed = policy.timedBy(clock);
        return hashKey.map(key -> timed.hashingBy(new Redaction(key.reveal().getBytes(StandardCharsets.UTF_8))))
                .orElse(timed);
    }
}
