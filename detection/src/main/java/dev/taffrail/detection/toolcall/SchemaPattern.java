package dev.taffrail.detection.toolcall;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;
import java.util.regex.PatternSyntaxException;

/// The regular expressions of a schema: RE2's, which take time in proportion to the text. What RE2 does not know
/// (looking around,
/// references to groups) makes the schema unusable, since nothing bounds the time of these.
final class SchemaPattern {
    private static final int MAX_LENGTH = 1_000;

    private SchemaPattern() {}

    static RegularExpression of(String regex) {
        if (regex.length() > MAX_LENGTH) {
            throw new PatternSyntaxException("a pattern has at most " + MAX_LENGTH + " characters", regex, -1);
        }
        try {
            Pattern pattern = Pattern.compile(translated(regex));
            return text -> pattern.matcher(text).find();
        } catch (com.google.re2j.PatternSyntaxException unknown) {
            throw new PatternSyntaxException(unknown.getDescription(), regex, -1);
        }
    }

    /// What ECMAScript spells differently: the end of the text, letters and digits by their Unicode names,
    /// numbers of characters.
    private static String translated(String regex) {
        return regex.replace("\\p{Letter}", "\\p{L}")
                .replace("\\p{digit}", "\\p{Nd}")
                .replace("\\p{Script=", "\\p{")
                .replace("\\/", "/")
                .replaceAll("\\\\u([0-9A-Fa-f]{4})", "\\\\x{$1}")
                .replaceAll("\\\\c([A-Za-z])", "[[:cntrl:]]");
    }
}
