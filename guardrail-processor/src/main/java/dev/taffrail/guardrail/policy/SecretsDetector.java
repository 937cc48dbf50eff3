package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.secrets.SecretFields;
import dev.taffrail.detection.secrets.SecretKind;
import dev.taffrail.schemas.verdict.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Finds what opens something: private keys, tokens of providers, passwords that are announced as such. Values of JSON
/// are read one by one with the names of their fields; what has a form of its own is found in encodings too.
///
/// @param types what becomes of each kind; kinds that are absent stay
record SecretsDetector(Map<SecretKind, Treatment> types) implements Detector {
    SecretsDetector {
        types = Map.copyOf(types);
    }

    @Override
    public List<Found> find(Subject subject) {
        var found = new ArrayList<Found>();
        for (Field field : subject.fields()) {
            for (var secret : SecretFields.find(field.named())) {
                add(found, field.original(secret.span().start(), secret.span().end()), secret.kind());
            }
        }
        for (Field name : subject.names()) {
            for (var secret : SecretFields.find(name.named())) {
                add(found, name.original(secret.span().start(), secret.span().end()), secret.kind());
            }
        }
        for (var secret : SecretFields.findEncoded(subject.views())) {
            add(found, new Span(secret.span().start(), secret.span().end()), secret.kind());
        }
        return found;
    }

    private void add(List<Found> found, Span span, SecretKind kind) {
        Treatment treatment = types.get(kind);
        if (treatment != null) {
            found.add(new Found(span, word(kind), treatment, Found.AS_THE_RULE));
        }
    }

    /// As policy files spell it.
    static String word(SecretKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String kind() {
        return "secrets";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        var ordered = new EnumMap<SecretKind, Treatment>(SecretKind.class);
        ordered.putAll(types);
        ordered.forEach((kind, treatment) -> settings.put("types." + word(kind), treatment.word()));
        return settings;
    }
}
