package dev.taffrail.guardrail.policy;

import com.google.re2j.PatternSyntaxException;
import dev.taffrail.detection.pii.PersonalType;
import dev.taffrail.detection.secrets.SecretKind;
import dev.taffrail.guardrail.plugin.ContentPlugin;
import dev.taffrail.schemas.topic.Topics;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads what a rule looks for.
final class DetectorReader {
    /// As policy files spell them.
    static final List<String> KINDS =
            List.of("injection", "pii", "secrets", "pattern", "hidden_text", "length", "expression", "plugin");

    private DetectorReader() {}

    static Detector read(PolicySection section) {
        return switch (section.text("kind")) {
            case "injection" -> new InstructionDetector(Engine.injection(), thresholds(section));
            case "pii" ->
                new PersonalDetector(Engine.personal(), types(section, PersonalType.class, PersonalDetector::word));
            // The second is how policies spelt it before there were kinds of secrets.
            case "secrets" -> new SecretsDetector(secrets(section));
            case "pattern" -> pattern(section);
            case "hidden_text" -> new HiddenTextDetector();
            case "length" -> new LengthDetector(section.number("max_characters", 1, Topics.INLINE_TEXT_BYTES, null));
            case "expression" -> new ExpressionDetector(ConditionReader.all(section, "when"), section.spelt("when"));
            case "plugin" -> plugin(section);
            case String other ->
                throw section.wrong("kind", "is '" + other + "'; it is one of " + String.join(", ", KINDS));
        };
    }

    private static Map<Stage, Integer> thresholds(PolicySection section) {
        var thresholds = new EnumMap<Stage, Integer>(Stage.class);
        if (section.has("thresholds")) {
            var fields = section.section("thresholds");
            for (Stage stage : Stage.values()) {
                if (fields.has(stage.word())) {
                    thresholds.put(stage, fields.number(stage.word(), 0, Rule.CERTAIN, null));
                }
            }
            fields.rejectUnread();
            if (thresholds.isEmpty()) {
                throw section.wrong(
                        "thresholds",
                        "is empty; say above which score something is found at one of "
                                + String.join(", ", Stage.words()) + ", or leave it out for the shipped ones");
            }
        }
        return thresholds;
    }

    /// All kinds, where the file names none.
    private static Map<SecretKind, Treatment> secrets(PolicySection section) {
        if (section.has("types")) {
            return types(section, SecretKind.class, SecretsDetector::word);
        }
        var all = new EnumMap<SecretKind, Treatment>(SecretKind.class);
        for (SecretKind kind : SecretKind.values()) {
            all.put(kind, Treatment.REDACT);
        }
        return all;
    }

    private static <T extends Enum<T>> Map<T, Treatment> types(
            PolicySection section, Class<T> type, Function<T, String> word) {
        var fields = section.section("types");
        var types = new LinkedHashMap<T, Treatment>();
        for (T each : type.getEnumConstants()) {
            if (fields.has(word.apply(each))) {
                types.put(each, treatment(fields, word.apply(each)));
            }
        }
        fields.rejectUnread();
        if (types.isEmpty()) {
            throw section.wrong(
                    "types",
                    "is empty; say what becomes of one of "
                            + Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", ")));
        }
        return types;
    }

    private static Treatment treatment(PolicySection section, String field) {
        return switch (section.text(field)) {
            case "redact" -> Treatment.REDACT;
            case "mask" -> Treatment.MASK;
            case "drop" -> Treatment.DROP;
            case "hash" -> Treatment.HASH;
            case String other ->
                throw section.wrong(field, "is '" + other + "'; it is one of redact, mask, drop, hash");
        };
    }

    private static Detector pattern(PolicySection section) {
        try {
            return PatternDetector.of(
                    filled(section, "patterns"), section.has("hints") ? filled(section, "hints") : List.of());
        } catch (PatternSyntaxException e) {
            throw section.wrong(
                    "patterns",
                    "holds " + e.getPattern() + ", which is no expression of RE2: " + e.getDescription()
                            + " (there are no look-arounds and no back-references)");
        }
    }

    private static List<String> filled(PolicySection section, String field) {
        var texts = section.texts(field);
        if (texts.contains("")) {
            throw section.wrong(field, "holds '', which is in every text and says nothing; remove it or fill it");
        }
        return texts;
    }

    private static Detector plugin(PolicySection section) {
        String name = section.text("plugin");
        try {
            return plugin(section, name);
        } catch (InvalidPolicy wrong) {
            throw wrong;
        } catch (Throwable broken) {
            throw section.wrong(
                    "plugin",
                    name + " failed with " + Failure.of(broken) + " (" + broken.getMessage()
                            + "); look at the jars of plug-ins on the class path");
        }
    }

    private static Detector plugin(PolicySection section, String name) {
        var installed = ServiceLoader.load(ContentPlugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        ContentPlugin plugin = installed.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> section.wrong("plugin", notInstalled(name, installed)));
        var settings = section.has("settings")
                ? section.section("settings").all()
                : Collections.<String, String>emptyNavigableMap();
        try {
            return new PluginDetector(name, settings, plugin.rule(settings));
        } catch (IllegalArgumentException wrong) {
            throw section.wrong("settings", "are of no use to the plug-in " + name + ": " + wrong.getMessage());
        }
    }

    private static String notInstalled(String name, List<ContentPlugin> installed) {
        String names = installed.stream().map(ContentPlugin::name).collect(Collectors.joining(", "));
        return "is " + name + ", which is not installed here; put its jar on the class path"
                + (names.isEmpty() ? "" : " (installed are " + names + ")");
    }
}
