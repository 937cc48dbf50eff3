package dev.taffrail.detection.secrets;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.normal.Form;
import dev.taffrail.detection.normal.NamedText;
import dev.taffrail.detection.normal.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Secrets of a text that has a name, as a value of a form has: the name is read before the value.
public final class SecretFields {
    /// What no chance makes of decoded bytes.
    private static final Set<SecretKind> UNMISTAKABLE =
            Set.of(SecretKind.ISSUED_TOKEN, SecretKind.PRIVATE_KEY, SecretKind.JSON_WEB_TOKEN);

    private SecretFields() {}

    /// In any order; they may overlap.
    public static List<SecretFinding> find(NamedText named) {
        var found = new ArrayList<SecretFinding>();
        if (Announced.isPassword(named.name(), named.text())) {
            var all = new Span(0, named.text().length());
            found.add(new SecretFinding(all, SecretKind.ASSIGNED, "password"));
        }
        for (var secret : SecretScan.find(named.read())) {
            named.inText(secret.span())
                    .ifPresent(span -> found.add(new SecretFinding(span, secret.kind(), secret.issuer())));
        }
        return found;
    }

    /// What has a form of its own and stands encoded in a text.
    ///
    /// @param views of the text
    public static List<SecretFinding> findEncoded(List<View> views) {
        var found = new ArrayList<SecretFinding>();
        for (View view : views) {
            if (Form.isEncoded(view.forms())) {
                for (var secret : SecretScan.find(view.text())) {
                    if (UNMISTAKABLE.contains(secret.kind())) {
                        var span = view.original(
                                secret.span().start(), secret.span().end());
                        found.add(new SecretFinding(span, secret.kind(), secret.issuer()));
                    }
                }
            }
        }
        return found;
    }
}
