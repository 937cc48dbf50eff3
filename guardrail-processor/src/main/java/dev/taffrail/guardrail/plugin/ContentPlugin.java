package dev.taffrail.guardrail.plugin;

import java.util.Map;

/// Makes rules out of what policies say about them. Needs a public constructor without parameters, and its name in
/// `META-INF/services/dev.taffrail.guardrail.plugin.ContentPlugin`. Every gate needs the same jar: a policy that names
/// a plug-in that a gate does not have is of no use there, and lets nothing through.
public interface ContentPlugin {
    /// As policies name it. Change it when the rules become others: policies are versioned, jars are not.
    String name();

    /// @param settings of the rule, as the policy spells them
    /// @throws IllegalArgumentException when they make no sense; the message names the setting and the way out
    ContentRule rule(Map<String, String> settings);
}
