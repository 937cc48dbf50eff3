package dev.taffrail.guardrail.policy;

import dev.taffrail.guardrail.rule.Rate;
import dev.taffrail.guardrail.rule.Rates;
import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.schemas.verdict.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads policies from YAML. Strict: a field that is not known is an error, since a rule with a typo protects nobody.
public final class PolicyFile {
    /// The largest file.
    public static final int MAX_BYTES = Topics.INLINE_TEXT_BYTES;

    /// The most rules of one policy. Every text may meet all of them, and its verdicts travel in the record of its
    /// run.
    public static final int MAX_RULES = 128;

    private static final String SHIPPED = "default-policy.yaml";

    private PolicyFile() {}

    /// The policy that holds when nobody registered another one of its name.
    public static Policy shipped() {
        return parse(SHIPPED, shippedText());
    }

    /// The same as it is registered.
    public static PolicyDefinition shippedDefinition() {
        String text = shippedText();
        return new PolicyDefinition(parse(SHIPPED, text).name(), text);
    }

    private static String shippedText() {
        try (InputStream in = Objects.requireNonNull(PolicyFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The policy in `file`, checked, as it is registered.
    ///
    /// @throws InvalidPolicy when it cannot be read or used
    public static PolicyDefinition read(Path file) {
        try {
            String text = Files.readString(file);
            return new PolicyDefinition(parse(file.toString(), text).name(), text);
        } catch (IOException e) {
            throw new InvalidPolicy("the policy file " + file + " cannot be read (" + e
                    + "); check the path, its permissions, and that it is UTF-8");
        }
    }

    /// The policy that `text` spells.
    ///
    /// @param file what messages call it
    /// @throws InvalidPolicy when it cannot be used
    public static Policy parse(String file, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new InvalidPolicy(file + ": the file has " + bytes + " bytes; at most " + MAX_BYTES + " are allowed");
        }
        try {
            return parsed(file, text);
        } catch (StackOverflowError deep) {
            throw new InvalidPolicy(file + ": the YAML or a pattern in it is nested too deep; make it flatter");
        }
    }

    private static Policy parsed(String file, String text) {
        var top = PolicySection.parse(file, text);
        String name = name(top, "name");
        if (name.indexOf('@') >= 0) {
            throw top.wrong("name", "holds @, which stands between name and hash; leave it out");
        }
        var sections = top.sections("rules");
        if (sections.size() > MAX_RULES) {
            throw top.wrong(
                    "rules",
                    "has " + sections.size() + " entries; at most " + MAX_RULES
                            + " are allowed. Join those that do the same: a rule may have many patterns");
        }
        var rules = new ArrayList<Rule>();
        var names = new HashSet<String>();
        for (PolicySection section : sections) {
            Rule rule = rule(section);
            if (!names.add(rule.name())) {
                throw section.wrong(
                        "name", "is used by an earlier rule; verdicts name rules, so give this one another");
            }
            rules.add(rule);
        }
        var flows = FlowReader.read(top, names);
        var rates = rates(top);
        var concurrency = concurrency(top);
        top.rejectUnread();
        return new Policy(new PolicyDefinition(name, text).version(), rules, flows).limitedTo(rates, concurrency);
    }

    private static Rates rates(PolicySection top) {
        if (!top.has("rates")) {
            return Rates.NONE;
        }
        var fields = top.section("rates");
        var rates = new Rates(rate(fields, "tenant"), rate(fields, "user"));
        fields.rejectUnread();
        if (rates.isNone()) {
            throw top.wrong("rates", "is empty; say how many requests of a tenant or of a user may come, such as 60/m");
        }
        return rates;
    }

    private static Optional<Rate> rate(PolicySection fields, String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        String text = fields.text(name);
        return Optional.of(Rate.parse(text)
                .orElseThrow(() -> fields.wrong(
                        name, "is '" + text + "'; write 1 to " + Rate.MOST + " requests per s, m or h, such as 60/m")));
    }

    private static Concurrency concurrency(PolicySection top) {
        if (!top.has("concurrency")) {
            return Concurrency.NONE;
        }
        var fields = top.section("concurrency");
        var concurrency = new Concurrency(atWork(fields, "tenant"), atWork(fields, "user"));
        fields.rejectUnread();
        if (concurrency.isNone()) {
            throw top.wrong("concurrency", "is empty; say how many runs of a tenant or of a user may be at work");
        }
        return concurrency;
    }

    private static int atWork(PolicySection fields, String name) {
        return fields.has(name) ? fields.number(name, 1, Concurrency.MOST, null) : 0;
    }

    private static Rule rule(PolicySection section) {
        var actions = actions(section, "actions");
        var rule = new Rule(
                name(section, "name"),
                DetectorReader.read(section),
                actions,
                tools(section),
                section.number("score", 0, Rule.CERTAIN, Rule.CERTAIN),
                onError(section),
                sanitizeBy(section));
        section.rejectUnread();
        rejectIdleThresholds(section, rule);
        return rule;
    }

    private static void rejectIdleThresholds(PolicySection section, Rule rule) {
        if (rule.detector() instanceof InstructionDetector detector) {
            for (Stage stage : Stage.values()) {
                if (detector.thresholds().containsKey(stage) && !rule.actsAt(stage)) {
                    throw section.wrong(
                            "thresholds",
                            "names " + stage.word()
                                    + ", where the rule does nothing; say under actions what it does at " + stage.word()
                                    + ", or leave it out");
                }
            }
        }
    }

    private static Map<String, Map<Stage, Action>> tools(PolicySection section) {
        var tools = new LinkedHashMap<String, Map<Stage, Action>>();
        if (section.has("tools")) {
            var fields = section.section("tools");
            for (String tool : fields.names()) {
                tools.put(tool, ofTool(fields, tool));
            }
            if (tools.isEmpty()) {
                throw section.wrong(
                        "tools", "is empty; name the tool that something else is done for, or leave it out");
            }
        }
        return tools;
    }

    private static Map<Stage, Action> ofTool(PolicySection fields, String tool) {
        Names.problem("it", tool).ifPresent(problem -> {
            throw fields.wrong("tools", "names '" + tool + "', which no tool is called: " + problem);
        });
        var actions = actions(fields, tool);
        for (Stage stage : actions.keySet()) {
            if (!stage.isOfTool()) {
                throw fields.wrong(
                        "tools",
                        "says " + stage.word() + " for " + tool + ", where no tool is concerned; it is one of "
                                + String.join(", ", Stage.wordsOfTool()) + ", and actions says what is done at "
                                + stage.word());
            }
        }
        return actions;
    }

    private static Action onError(PolicySection section) {
        if (!section.has("on_error")) {
            return Action.REJECT;
        }
        return switch (section.text("on_error")) {
            case "reject" -> Action.REJECT;
            case "warn" -> Action.WARN;
            case String other -> throw section.wrong("on_error", "is '" + other + "'; it is reject or warn");
        };
    }

    private static Treatment sanitizeBy(PolicySection section) {
        if (!section.has("sanitize_by")) {
            return Treatment.REDACT;
        }
        return switch (section.text("sanitize_by")) {
            case "remove" -> Treatment.REDACT;
            case "fence" -> Treatment.FENCE;
            case String other -> throw section.wrong("sanitize_by", "is '" + other + "'; it is remove or fence");
        };
    }

    static String name(PolicySection section, String field) {
        String name = section.text(field);
        Names.problem(field, name).ifPresent(problem -> {
            throw section.wrong(field, "is no name: " + problem);
        });
        return name;
    }

    private static Map<Stage, Action> actions(PolicySection section, String field) {
        var fields = section.section(field);
        var actions = new EnumMap<Stage, Action>(Stage.class);
        for (Stage stage : Stage.values()) {
            if (fields.has(stage.word())) {
                actions.put(stage, action(fields, stage.word()));
            }
        }
        fields.rejectUnread();
        if (actions.isEmpty()) {
            throw section.wrong(field, "is empty; say what is done at one of " + String.join(", ", Stage.words()));
        }
        return actions;
    }

    static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static Action action(PolicySection section, String field) {
        return switch (section.text(field)) {
            case "allow" -> Action.ALLOW;
            case "warn" -> Action.WARN;
            case "sanitize" -> Action.SANITIZE;
            case "reject" -> Action.REJECT;
            case String other ->
                throw section.wrong(field, "is '" + other + "'; it is one of allow, warn, sanitize, reject");
        };
    }
}
