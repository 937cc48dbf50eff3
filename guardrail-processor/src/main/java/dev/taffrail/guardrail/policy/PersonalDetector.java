package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalFields;
import dev.taffrail.detection.pii.PersonalFinding;
import dev.taffrail.detection.pii.PersonalType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Finds personal data. Values of JSON are read one by one with the names of their fields, as in a form; in a name
/// itself only what has a form of its own is found. Cards and IBANs are found in encodings too.
///
/// @param types what becomes of each type; types that are absent stay
record PersonalDetector(PersonalDataDetector tagger, Map<PersonalType, Treatment> types) implements Detector {
    PersonalDetector {
        types = Map.copyOf(types);
    }

    @Override
    public List<Found> find(Subject subject) {
        var fields = new PersonalFields(() -> tagger, types.keySet());
        var found = new ArrayList<Found>();
        for (Field field : subject.fields()) {
            add(fields.find(field.named()), field, found);
        }
        for (Field name : subject.names()) {
            add(fields.findForms(name.named()), name, found);
        }
        add(fields.findEncoded(subject.views()), Field.whole(subject.original()), found);
        return found;
    }

    private void add(List<PersonalFinding> findings, Field field, List<Found> found) {
        for (var finding : findings) {
            Treatment treatment = types.get(finding.type());
            if (treatment != null) {
                found.add(new Found(
                        field.original(finding.span().start(), finding.span().end()),
                        word(finding.type()),
                        treatment,
                        Found.AS_THE_RULE));
            }
        }
    }

    /// As policy files spell it.
    static String word(PersonalType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String kind() {
        return "pii";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        var ordered = new EnumMap<PersonalType, Treatment>(PersonalType.class);
        ordered.putAll(types);
        ordered.forEach((type, treatment) -> settings.put("types." + word(type), treatment.word()));
        return settings;
    }
}
