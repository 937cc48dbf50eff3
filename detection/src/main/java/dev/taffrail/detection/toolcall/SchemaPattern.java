package dev.taffrail.detection.toolcall;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;
import dev.taffrail.detection.pattern.LinearPattern;
import dev.taffrail.detection.toolcall.format.EcmaRegex;
import java.util.regex.PatternSyntaxException;

/// The regular expressions of a schema: run by RE2, which takes time in proportion to the text. What RE2 does not know
/// (looking around, references to groups) makes the schema unusable, since nothing bounds the time of these; so does
/// what repeats repetitions beyond [LinearPattern#MOST].
final class SchemaPattern {
    private static final int MAX_LENGTH = 1_000;

    private SchemaPattern() {}

    static RegularExpression of(String regex) {
        if (regex.length() > MAX_LENGTH) {
            throw new PatternSyntaxException("a pattern has at most " + MAX_LENGTH + " characters", regex, -1);
        }
        Pattern pattern = compiled(regex);
        return text -> pattern.matcher(text).find();
    }

    /// Means what ECMA 262 means, or else what RE2 means: many schemas are written by people who think of Python.
    private static Pattern compiled(String regex) {
        try {
            return LinearPattern.compile(EcmaRegex.toRe2(regex), 0);
        } catch (PatternSyntaxException foreign) {
            return asRe2(regex, foreign);
        } catch (com.google.re2j.PatternSyntaxException foreign) {
            return asRe2(regex, new PatternSyntaxException(foreign.getDescription(), regex, -1));
        }
    }

    private static Pattern asRe2(String regex, PatternSyntaxException otherwise) {
        try {
            return LinearPattern.compile(regex, 0);
        } catch (com.google.re2j.PatternSyntaxException unknown) {
            throw otherwise;
        }
    }
}
