package dev.taffrail.detection.pii;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.normal.Form;
import dev.taffrail.detection.normal.NamedText;
import dev.taffrail.detection.normal.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Personal data of some types in a text that has a name, as a value of a form has: the name is read before the value.
///
/// @param tagger asked only where forms do not tell
public record PersonalFields(Supplier<PersonalDataDetector> tagger, Set<PersonalType> types) {
    /// Types that are numbers of a form.
    private static final Set<PersonalType> NUMBERS =
            Set.of(PersonalType.CREDIT_CARD, PersonalType.US_SSN, PersonalType.NATIONAL_ID, PersonalType.IBAN_CODE);

    /// What no chance makes of decoded bytes.
    private static final Set<PersonalType> UNMISTAKABLE = Set.of(PersonalType.CREDIT_CARD, PersonalType.IBAN_CODE);

    private static final int CARD_DIGITS = 12;
    private static final int MILLIS_DIGITS = 13;

    public PersonalFields {
        types = Set.copyOf(types);
    }

    /// In any order; they may overlap.
    public List<PersonalFinding> find(NamedText named) {
        var found = new ArrayList<PersonalFinding>();
        if (types.isEmpty()) {
            return found;
        }
        PersonalType said = FieldName.typeOf(named.name(), named.text());
        if (said != null && types.contains(said)) {
            found.add(new PersonalFinding(new Span(0, named.text().length()), said));
        }
        addAll(named, findings(named.read()), found);
        return found;
    }

    /// Only what its form gives away: for a text that is no prose, as the name of a field is. In any order.
    public List<PersonalFinding> findForms(NamedText named) {
        var found = new ArrayList<PersonalFinding>();
        addAll(named, PersonalDataDetector.findForms(named.read()), found);
        return found;
    }

    /// What carries a proof of being one and stands encoded in a text.
    ///
    /// @param views of the text
    public List<PersonalFinding> findEncoded(List<View> views) {
        var found = new ArrayList<PersonalFinding>();
        for (View view : views) {
            if (Form.isEncoded(view.forms())) {
                for (var finding : PersonalDataDetector.findForms(view.text())) {
                    if (UNMISTAKABLE.contains(finding.type()) && types.contains(finding.type())) {
                        var span = view.original(
                                finding.span().start(), finding.span().end());
                        found.add(new PersonalFinding(span, finding.type()));
                    }
                }
            }
        }
        return found;
    }

    private void addAll(NamedText named, List<PersonalFinding> findings, List<PersonalFinding> found) {
        for (var finding : findings) {
            if (types.contains(finding.type()) && !isTime(named.read(), finding)) {
                named.inText(finding.span()).ifPresent(span -> found.add(new PersonalFinding(span, finding.type())));
            }
        }
    }

    /// The tagger takes a time in milliseconds for a card where words like those of a payment stand around it. No
    /// card of thirteen digits begins with a 1.
    private static boolean isTime(String text, PersonalFinding finding) {
        String found = text.substring(finding.span().start(), finding.span().end());
        return finding.type() == PersonalType.CREDIT_CARD
                && found.length() == MILLIS_DIGITS
                && found.charAt(0) == '1'
                && found.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The tagger takes ten times as long as the forms. Of these types it adds only cards that their words give
    /// away and no form does.
    private List<PersonalFinding> findings(String text) {
        return NUMBERS.containsAll(types) && !hasLongNumber(text)
                ? PersonalDataDetector.findForms(text)
                : tagger.get().find(text);
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
}
