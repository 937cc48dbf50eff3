package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.policy.FlowRule;
import dev.taffrail.schemas.text.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what a policy stops after untrusted content.
final class FlowReader {
    /// What a policy that says nothing stops: what cannot be taken back, and what leaves us, after content that
    /// anybody may have written.
    static final FlowRule USUAL = new FlowRule(
            "effect-after-untrusted",
            List.of(Origin.EXTERNAL, Origin.UNKNOWN),
            List.of(Effect.ONCE),
            true,
            List.of(),
            true);

    static final String EGRESS = "egress";
    /// The most flows of one policy.
    static final int MOST = 16;

    private FlowReader() {}

    /// @param taken names of other rules
    static List<FlowRule> read(PolicySection top, Set<String> taken) {
        if (!top.has("flows")) {
            return List.of(USUAL);
        }
        if (top.isEmptyList("flows")) {
            return List.of();
        }
        var flows = new ArrayList<FlowRule>();
        var names = new HashSet<>(taken);
        for (PolicySection section : top.sections("flows")) {
            FlowRule flow = flow(section);
            if (!names.add(flow.name())) {
                throw section.wrong(
                        "name", "is used by an earlier rule; verdicts name rules, so give this one another");
            }
            flows.add(flow);
        }
        if (flows.size() > MOST) {
            throw top.wrong("flows", "has " + flows.size() + " entries; every run carries them, so at most " + MOST);
        }
        return flows;
    }

    private static FlowRule flow(PolicySection section) {
        var stops = section.texts("stops");
        var flow = new FlowRule(
                PolicyFile.name(section, "name"),
                section.texts("after").stream()
                        .map(word -> origin(section, word))
                        .toList(),
                stops.stream()
                        .filter(word -> !word.equals(EGRESS))
                        .map(word -> effect(section, word))
                        .toList(),
                stops.contains(EGRESS),
                except(section),
                approvable(section));
        section.rejectUnread();
        return flow;
    }

    private static List<String> except(PolicySection section) {
        if (!section.has("except")) {
            return List.of();
        }
        var tools = section.texts("except");
        for (String tool : tools) {
            Names.problem("it", tool).ifPresent(problem -> {
                throw section.wrong("except", "names '" + tool + "', which no tool is called: " + problem);
            });
        }
        return tools;
    }

    private static boolean approvable(PolicySection section) {
        if (!section.has("unless")) {
            return false;
        }
        if (section.text("unless").equals("approved")) {
            return true;
        }
        throw section.wrong("unless", "is '" + section.text("unless") + "'; it is approved, or not given");
    }

    private static Origin origin(PolicySection section, String word) {
        return Stream.of(Origin.values())
                .filter(origin -> word(origin).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        section.wrong("after", "holds '" + word + "'; it is one of " + String.join(", ", origins())));
    }

    private static Effect effect(PolicySection section, String word) {
        return Stream.of(Effect.values())
                .filter(effect -> effect != Effect.UNKNOWN && word(effect).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        section.wrong("stops", "holds '" + word + "'; it is one of " + String.join(", ", stops())));
    }

    /// As policy files spell it.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<String> origins() {
        return Stream.of(Origin.values()).map(FlowReader::word).toList();
    }

    /// What a rule can stop.
    static List<String> stops() {
        var effects = Stream.of(Effect.values()).filter(effect -> effect != Effect.UNKNOWN);
        return Stream.concat(effects.map(FlowReader::word), Stream.of(EGRESS)).toList();
    }

    /// What it is set to, as policy files spell it.
    static SequencedMap<String, String> settings(FlowRule flow) {
        var stops = flow.effects().stream().map(FlowReader::word);
        var settings = new LinkedHashMap<String, String>();
        settings.put("kind", "flow");
        settings.put("after", flow.after().stream().map(FlowReader::word).collect(Collectors.joining(" ")));
        settings.put(
                "stops",
                Stream.concat(stops, flow.egress() ? Stream.of(EGRESS) : Stream.empty())
                        .collect(Collectors.joining(" ")));
        settings.put("except", String.join(" ", flow.except()));
        settings.put("unless", flow.approvable() ? "approved" : "");
        return settings;
    }
}
