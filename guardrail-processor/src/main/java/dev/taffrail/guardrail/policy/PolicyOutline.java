package dev.taffrail.guardrail.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A policy for people who compare: what each rule is set to, in words.
public final class PolicyOutline {
    /// The settings of a rule that is not there.
    public static final SequencedMap<String, String> NOTHING =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private PolicyOutline() {}

    /// By the name of the rule, in the order of the file; each setting as the file spells it, defaults included.
    public static SequencedMap<String, SequencedMap<String, String>> of(Policy policy) {
        var rules = new LinkedHashMap<String, SequencedMap<String, String>>();
        policy.rules().forEach(rule -> rules.put(rule.name(), settings(rule)));
        var rates = new LinkedHashMap<String, String>();
        policy.rates().tenant().ifPresent(rate -> rates.put("tenant", rate.toString()));
        policy.rates().user().ifPresent(rate -> rates.put("user", rate.toString()));
        if (!rates.isEmpty()) {
            rules.put("rates", rates);
        }
        var concurrency = new LinkedHashMap<String, String>();
        put(concurrency, "tenant", policy.concurrency().tenant());
        put(concurrency, "user", policy.concurrency().user());
        if (!concurrency.isEmpty()) {
            rules.put("concurrency", concurrency);
        }
        policy.flows().forEach(flow -> rules.put(flow.name(), FlowReader.settings(flow)));
        return rules;
    }

    private static void put(SequencedMap<String, String> settings, String name, int limit) {
        if (limit > 0) {
            settings.put(name, Integer.toString(limit));
        }
    }

    private static SequencedMap<String, String> settings(Rule rule) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("kind", rule.detector().kind());
        settings.putAll(rule.detector().settings());
        settings.put("score", Integer.toString(rule.score()));
        for (Stage stage : Stage.values()) {
            var action = rule.actions().get(stage);
            if (action != null) {
                settings.put("actions." + stage.word(), PolicyFile.word(action));
            }
        }
        new TreeMap<>(rule.tools()).forEach((tool, actions) -> {
            for (Stage stage : Stage.values()) {
                var action = actions.get(stage);
                if (action != null) {
                    settings.put("tools." + tool + "." + stage.word(), PolicyFile.word(action));
                }
            }
        });
        settings.put("on_error", PolicyFile.word(rule.onError()));
        settings.put("sanitize_by", rule.sanitizeBy() == Treatment.FENCE ? "fence" : "remove");
        return settings;
    }
}
