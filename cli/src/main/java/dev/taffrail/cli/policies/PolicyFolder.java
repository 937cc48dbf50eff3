package dev.taffrail.cli.policies;

import dev.taffrail.guardrail.policy.InvalidPolicy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyPointer;
import dev.taffrail.schemas.policy.PolicyRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/// Policies in files.
public final class PolicyFolder {
    private PolicyFolder() {}

    /// Of these, the ones that are to become current because a program starts: what was never registered, and what
    /// has a name that nothing is registered under. What was current once has been replaced by somebody who meant
    /// it.
    ///
    /// @param records what is on the topic `policies`
    public static List<PolicyDefinition> newTo(List<PolicyRecord> records, List<PolicyDefinition> policies) {
        var names = new HashSet<String>();
        var versions = new HashSet<String>();
        for (PolicyRecord one : records) {
            switch (one) {
                case PolicyDefinition policy -> versions.add(policy.version());
                case PolicyPointer pointer -> names.add(pointer.name());
            }
        }
        return policies.stream()
                .filter(policy -> !versions.contains(policy.version()) || !names.contains(policy.name()))
                .toList();
    }

    /// Reads all files.
    ///
    /// @throws Invalid when one of them cannot be used, or two have one name; names the problem of each
    public static List<PolicyDefinition> read(List<Path> files) {
        var policies = new ArrayList<PolicyDefinition>();
        var problems = new ArrayList<String>();
        var names = new LinkedHashMap<String, Path>();
        for (Path file : files) {
            try {
                PolicyDefinition policy = PolicyFile.read(file);
                Path other = names.putIfAbsent(policy.name(), file);
                if (other != null) {
                    problems.add("%s: its name %s is that of %s; give one of them another"
                            .formatted(file, policy.name(), other));
                }
                policies.add(policy);
            } catch (InvalidPolicy wrong) {
                problems.add(String.valueOf(wrong.getMessage()));
            }
        }
        Invalid.unless(problems.isEmpty(), "%s", String.join("\n", problems));
        return List.copyOf(policies);
    }
}
