package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalFinding;
import dev.taffrail.detection.pii.PersonalType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Finds personal data. Values of JSON are read one by one with the names of their fields, as in a form.
///
/// @param types what becomes of each type; types that are absent stay
record PersonalDetector(PersonalDataDetector tagger, Map<PersonalType, Treatment> types) implements Detector {
    /// Types that are numbers of a form.
    private static final Set<PersonalType> NUMBERS =
            Set.of(PersonalType.CREDIT_CARD, PersonalType.US_SSN, PersonalType.NATIONAL_ID, PersonalType.IBAN_CODE);

    private static final int CARD_DIGITS = 12;

    PersonalDetector {
        types = Map.copyOf(types);
    }

    @Override
    public List<Found> find(Subject subject) {
        var found = new ArrayList<Found>();
        for (Field field : subject.fields()) {
            inField(field, found);
        }
        return found;
    }

    private void inField(Field field, List<Found> found) {
        String lead = field.name().isEmpty() ? "" : field.name() + ": ";
        View view = Views.folded(lead + field.value());
        for (var finding : findings(view.text())) {
            Treatment treatment = types.get(finding.type());
            var span = view.original(finding.span().start(), finding.span().end());
            if (treatment != null && span.end() > lead.length()) {
                int from = Math.max(0, span.start() - lead.length());
                found.add(new Found(
                        field.original(from, span.end() - lead.length()),
                        word(finding.type()),
                        treatment,
                        Found.AS_THE_RULE));
            }
        }
    }

    /// The tagger takes ten times as long as the forms. Of these types it adds only cards that their words give
    /// away and no form does.
    private List<PersonalFinding> findings(String text) {
        return NUMBERS.containsAll(types.keySet()) && !hasLongNumber(text)
                ? PersonalDataDetector.findForms(text)
                : tagger.find(text);
    }

    /// Whether there are as many digits in a row as a card has, with a space or a dash at most between two.
    private static boolean hasLongNumber(String text) {
        int digits = 0;
        int between = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                between = 0;
                if (++digits == CARD_DIGITS) {
                    return true;
                }
            } else if (digits > 0 && ((c != ' ' && c != '-') || ++between > 1)) {
                digits = 0;
                between = 0;
            }
        }
        return false;
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
