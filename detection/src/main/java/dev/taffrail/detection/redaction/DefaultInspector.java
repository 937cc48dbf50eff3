package dev.taffrail.detection.redaction;

import dev.taffrail.detection.normal.NamedText;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalFields;
import dev.taffrail.detection.pii.PersonalFinding;
import dev.taffrail.detection.pii.PersonalType;
import dev.taffrail.detection.secrets.SecretFields;
import dev.taffrail.detection.secrets.SecretFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Finds personal data of the given types and all secrets. The name of a field is read before its value, as in a form.
///
/// @param detector asked only where forms do not tell
/// @param personal what becomes of each type of personal data; types that are absent stay
public record DefaultInspector(
        Supplier<PersonalDataDetector> detector, Map<PersonalType, Handling> personal, Handling secrets)
        implements TextInspector {
    public DefaultInspector {
        personal = Map.copyOf(personal);
    }

    @Override
    public List<Finding> inspect(String field, String text) {
        var named = NamedText.of(field, text);
        return all(named, fields().find(named));
    }

    /// Only what has a form of its own.
    @Override
    public List<Finding> inspectName(String name) {
        var named = NamedText.of("", name);
        return all(named, fields().findForms(named));
    }

    private List<Finding> all(NamedText named, List<PersonalFinding> personal) {
        var views = Views.of(named.text());
        var findings = new ArrayList<Finding>();
        SecretFields.find(named).forEach(secret -> findings.add(finding(secret)));
        SecretFields.findEncoded(views).forEach(secret -> findings.add(finding(secret)));
        findings.addAll(personal(personal));
        findings.addAll(personal(fields().findEncoded(views)));
        return findings;
    }

    private PersonalFields fields() {
        return new PersonalFields(detector, personal.keySet());
    }

    private List<Finding> personal(List<PersonalFinding> found) {
        var findings = new ArrayList<Finding>();
        for (var finding : found) {
            Handling handling = personal.get(finding.type());
            if (handling != null) {
                findings.add(new Finding(finding.span(), word(finding.type()), handling));
            }
        }
        return findings;
    }

    private Finding finding(SecretFinding secret) {
        return new Finding(secret.span(), word(secret.kind()), secrets);
    }

    /// As policies spell it.
    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
