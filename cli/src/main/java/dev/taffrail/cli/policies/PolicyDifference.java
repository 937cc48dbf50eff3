package dev.taffrail.cli.policies;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyOutline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;

/// One setting of one rule in which two policies differ.
///
/// @param before empty when the first policy does not have it
/// @param after empty when the second one does not
record PolicyDifference(String rule, String setting, String before, String after) {

    /// In the order of the first policy, then what only the second one has.
    static List<PolicyDifference> between(Policy first, Policy second) {
        var before = PolicyOutline.of(first);
        var after = PolicyOutline.of(second);
        var differences = new ArrayList<PolicyDifference>();
        for (String rule : union(before, after)) {
            var left = before.getOrDefault(rule, PolicyOutline.NOTHING);
            var right = after.getOrDefault(rule, PolicyOutline.NOTHING);
            for (String setting : union(left, right)) {
                String was = left.getOrDefault(setting, "");
                String is = right.getOrDefault(setting, "");
                if (!was.equals(is)) {
                    differences.add(new PolicyDifference(rule, setting, was, is));
                }
            }
        }
        return List.copyOf(differences);
    }

    private static LinkedHashSet<String> union(SequencedMap<String, ?> first, SequencedMap<String, ?> second) {
        var all = new LinkedHashSet<>(first.keySet());
        all.addAll(second.keySet());
        return all;
    }
}
