package dev.taffrail.detection.redaction;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalFinding;
import dev.taffrail.detection.pii.PersonalType;
import dev.taffrail.detection.secrets.SecretFinding;
import dev.taffrail.detection.secrets.SecretScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds personal data of the given types and all secrets. The name of a field is read before its value, as in a form.
///
/// @param personal what becomes of each type of personal data; types that are absent stay
public record DefaultInspector(PersonalDataDetector detector, Map<PersonalType, Handling> personal, Handling secrets)
        implements TextInspector {
    public DefaultInspector {
        personal = Map.copyOf(personal);
    }

    @Override
    public List<Finding> inspect(String field, String text) {
        String lead = field.isEmpty() ? "" : field + ": ";
        String read = lead + text;
        var findings = new ArrayList<Finding>();
        for (SecretFinding secret : SecretScan.find(read)) {
            add(findings, secret.span(), lead.length(), secret.issuer(), secrets);
        }
        for (PersonalFinding finding : detector.find(read)) {
            Handling handling = personal.get(finding.type());
            if (handling != null) {
                add(findings, finding.span(), lead.length(), finding.type().name(), handling);
            }
        }
        return findings;
    }

    private static void add(List<Finding> findings, Span span, int lead, String label, Handling handling) {
        if (span.end() > lead) {
            findings.add(new Finding(new Span(Math.max(0, span.start() - lead), span.end() - lead), label, handling));
        }
    }
}
