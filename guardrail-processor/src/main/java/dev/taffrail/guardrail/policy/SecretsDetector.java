package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.normal.Form;
import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.secrets.SecretKind;
import dev.taffrail.detection.secrets.SecretScan;
import dev.taffrail.schemas.verdict.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Finds what opens something: private keys, tokens of providers, passwords that are announced as such. Values of JSON
/// are read one by one with the names of their fields; what has a form of its own is found in encodings too.
///
/// @param types what becomes of each kind; kinds that are absent stay
record SecretsDetector(Map<SecretKind, Treatment> types) implements Detector {
    private static final Set<Form> ENCODED = Set.of(Form.BASE64, Form.NUMBERS, Form.ESCAPED, Form.INVISIBLE);
    /// What no chance makes of decoded bytes.
    private static final Set<SecretKind> UNMISTAKABLE =
            Set.of(SecretKind.ISSUED_TOKEN, SecretKind.PRIVATE_KEY, SecretKind.JSON_WEB_TOKEN);

    SecretsDetector {
        types = Map.copyOf(types);
    }

    @Override
    public List<Found> find(Subject subject) {
        var found = new ArrayList<Found>();
        for (Field field : subject.fields()) {
            inField(field, found);
        }
        for (View view : subject.views()) {
            if (view.forms().stream().anyMatch(ENCODED::contains)) {
                encoded(view, found);
            }
        }
        return found;
    }

    private void inField(Field field, List<Found> found) {
        String lead = field.name().isEmpty() ? "" : field.name() + ": ";
        View view = Views.folded(lead + field.value());
        for (var secret : SecretScan.find(view.text())) {
            var span = view.original(secret.span().start(), secret.span().end());
            if (span.end() > lead.length()) {
                int from = Math.max(0, span.start() - lead.length());
                add(found, field.original(from, span.end() - lead.length()), secret.kind());
            }
        }
    }

    private void encoded(View view, List<Found> found) {
        for (var secret : SecretScan.find(view.text())) {
            if (UNMISTAKABLE.contains(secret.kind())) {
                add(
                        found,
                        Subject.original(
                                view, secret.span().start(), secret.span().end()),
                        secret.kind());
            }
        }
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
