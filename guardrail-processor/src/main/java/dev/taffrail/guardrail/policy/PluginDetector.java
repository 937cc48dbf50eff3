package dev.taffrail.guardrail.policy;

import dev.taffrail.guardrail.plugin.Content;
import dev.taffrail.guardrail.plugin.ContentRule;
import dev.taffrail.schemas.verdict.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Finds what a rule in Java finds.
///
/// @param given settings of the policy
record PluginDetector(String plugin, SequencedMap<String, String> given, ContentRule rule) implements Detector {
    @Override
    public List<Found> find(Subject subject) {
        String text = subject.original();
        var spans = rule.check(
                new Content(subject.place().stage().word(), subject.place().tool(), text));
        int end = 0;
        for (Span span : spans) {
            if (span.start() < end || span.end() <= span.start() || span.end() > text.length()) {
                throw new IllegalStateException("the plug-in " + plugin + " names the place " + span
                        + ", which is empty, out of order, or outside of the text");
            }
            end = span.end();
        }
        return spans.stream().map(Found::at).toList();
    }

    @Override
    public String kind() {
        return "plugin";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("plugin", plugin);
        given.forEach((name, value) -> settings.put("settings." + name, value));
        return settings;
    }
}
