package dev.taffrail.cli.policies;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.log.WholeTopic;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.guardrail.policy.InvalidPolicy;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyPointer;
import dev.taffrail.schemas.policy.PolicyRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The policies that are known on a cluster, and the one that ships with the program.
///
/// @param versions by `name@hash`
/// @param current the version of each name; empty when it was withdrawn
record Shelf(SequencedMap<String, PolicyDefinition> versions, SequencedMap<String, String> current) {

    static Shelf of(List<PolicyRecord> records) {
        var versions = new TreeMap<String, PolicyDefinition>();
        var current = new TreeMap<String, String>();
        PolicyDefinition shipped = PolicyFile.shippedDefinition();
        versions.put(shipped.version(), shipped);
        current.put(shipped.name(), shipped.version());
        for (PolicyRecord one : records) {
            switch (one) {
                case PolicyDefinition policy -> versions.put(policy.version(), policy);
                case PolicyPointer pointer -> current.put(pointer.name(), pointer.version());
            }
        }
        return new Shelf(versions, current);
    }

    /// Where no cluster was named and nothing runs on the data folder, what comes with the program is all there is.
    ///
    /// @param reference `name` or `name@hash` that is asked for; empty for all
    /// @throws Failure when it is not what comes with the program, and there is no cluster to ask
    static Shelf read(Settings settings, String reference) {
        var known = ClusterAddress.known(settings);
        if (known.isEmpty() && (reference.isEmpty() || isShipped(reference))) {
            return of(List.of());
        }
        var cluster = known.orElseGet(() -> ClusterAddress.find(settings));
        return of(WholeTopic.read(settings, cluster, cluster.topics().policies()));
    }

    private static boolean isShipped(String reference) {
        PolicyDefinition shipped = PolicyFile.shippedDefinition();
        return reference.equals(shipped.name()) || reference.equals(shipped.version());
    }

    /// The policy in a file, or else the one that is registered under this name or version.
    ///
    /// @throws Failure when there is neither
    static PolicyDefinition find(Settings settings, String reference) {
        Path file = Path.of(reference);
        if (!Files.isRegularFile(file)) {
            return read(settings, reference).find(reference);
        }
        try {
            return PolicyFile.read(file);
        } catch (InvalidPolicy wrong) {
            throw new Failure(ExitCode.NEGATIVE, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /// As rules.
    ///
    /// @throws Failure when this program cannot use it, since another one registered it
    static Policy parsed(PolicyDefinition definition) {
        try {
            return PolicyFile.parse(definition.version(), definition.text());
        } catch (InvalidPolicy wrong) {
            throw new Failure(ExitCode.NEGATIVE, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /// What to say when one of these versions was registered and is not current: somebody else was later.
    Optional<Failure> replaced(List<String> registered) {
        return registered.stream()
                .filter(version -> !current.containsValue(version))
                .findFirst()
                .map(this::replaced);
    }

    private Failure replaced(String version) {
        String name = version.substring(0, version.indexOf('@'));
        String instead = current.getOrDefault(name, "");
        return new Failure(
                ExitCode.NEGATIVE,
                "%s was registered, but %s since; compare them with `taffrail policy diff`, and register again what shall hold"
                        .formatted(
                                version,
                                instead.isEmpty()
                                        ? "the policy was withdrawn"
                                        : "somebody made %s the current version".formatted(instead)));
    }

    /// @param reference `name`, or `name@hash`
    /// @throws Failure when there is none
    PolicyDefinition find(String reference) {
        String version = reference.indexOf('@') >= 0 ? reference : current.getOrDefault(reference, "");
        return Optional.ofNullable(versions.get(version))
                .orElseThrow(() -> new Failure(
                        ExitCode.NOT_FOUND,
                        "no policy is called %s, and there is no such file; `taffrail policy show` lists what there is"
                                .formatted(reference)));
    }
}
