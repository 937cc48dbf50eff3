package dev.taffrail.guardrail.policy;

import com.google.re2j.PatternSyntaxException;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.form.Names;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads policies from YAML. Strict: a field that is not known is an error, since a rule with a typo protects nobody.
public final class PolicyFile {
    private static final String SHIPPED = "default-policy.yaml";

    private PolicyFile() {}

    /// The policy that holds when nobody gives another.
    public static Policy shipped() {
        try (InputStream in = Objects.requireNonNull(PolicyFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The policy in `file`.
    ///
    /// @throws InvalidPolicy when it cannot be read or used
    public static Policy read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
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
        var top = PolicySection.parse(file, text);
        String name = name(top, "name");
        var rules = new ArrayList<Rule>();
        var names = new HashSet<String>();
        for (PolicySection section : top.sections("rules")) {
            Rule rule = rule(section);
            if (!names.add(rule.name())) {
                throw section.wrong(
                        "name", "is used by an earlier rule; verdicts name rules, so give this one another");
            }
            rules.add(rule);
        }
        top.rejectUnread();
        String hash = Bytes.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
        return new Policy(name + "@" + hash, rules);
    }

    private static Rule rule(PolicySection section) {
        var rule = new Rule(
                name(section, "name"),
                detector(section),
                actions(section),
                section.number("score", 0, 1000, 1000),
                section.has("on_error") ? action(section, "on_error") : Action.REJECT);
        section.rejectUnread();
        return rule;
    }

    private static String name(PolicySection section, String field) {
        String name = section.text(field);
        Names.problem(field, name).ifPresent(problem -> {
            throw section.wrong(field, "is no name: " + problem);
        });
        return name;
    }

    private static Detector detector(PolicySection section) {
        return switch (section.text("kind")) {
            case "pattern" -> pattern(section);
            case "secret" -> new SecretDetector();
            case "hidden_text" -> new HiddenTextDetector();
            case "length" -> new LengthDetector(section.number("max_characters", 1, Topics.INLINE_TEXT_BYTES, null));
            case String other ->
                throw section.wrong("kind", "is '" + other + "'; it is one of pattern, secret, hidden_text, length");
        };
    }

    private static Detector pattern(PolicySection section) {
        try {
            return PatternDetector.of(
                    section.texts("patterns"), section.has("hints") ? section.texts("hints") : List.of());
        } catch (PatternSyntaxException e) {
            throw section.wrong(
                    "patterns",
                    "holds " + e.getPattern() + ", which is no expression of RE2: " + e.getDescription()
                            + " (there are no look-arounds and no back-references)");
        }
    }

    private static Map<Stage, Action> actions(PolicySection section) {
        var fields = section.section("actions");
        var actions = new EnumMap<Stage, Action>(Stage.class);
        for (Stage stage : Stage.values()) {
            if (fields.has(stage.word())) {
                actions.put(stage, action(fields, stage.word()));
            }
        }
        fields.rejectUnread();
        if (actions.isEmpty()) {
            throw section.wrong("actions", "is empty; say what is done at one of " + String.join(", ", Stage.words()));
        }
        return actions;
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
