package dev.taffrail.detection.toolcall.format;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;

/// What a character may do in a label: RFC 5892, sections 2 and 3, worked out from the Unicode data of the platform.
enum DerivedProperty {
    ALLOWED,
    /// Allowed where its rule holds: `CONTEXTJ` and `CONTEXTO`.
    BY_CONTEXT,
    /// `DISALLOWED` and `UNASSIGNED`
    REFUSED;

    private static final int DOTLESS_I = 0x131;

    /// Section 2.6
    private static final CodePoints ALWAYS = CodePoints.of("DF 3C2 6FD-6FE F0B 3007");
    private static final CodePoints WITH_RULE = CodePoints.of("B7 375 5F3-5F4 30FB 660-669 6F0-6F9 200C-200D");
    private static final CodePoints NEVER = CodePoints.of("640 7FA 302E-302F 3031-3035 303B");

    /// Letters and marks among `Default_Ignorable_Code_Point` (section 2.3), the blocks of section 2.4, and the
    /// conjoining Jamo of section 2.9.
    private static final CodePoints REMOVED = CodePoints.of("34F 17B4-17B5 180B-180D 180F FE00-FE0F E0100-E01EF "
            + "20D0-20FF 1D100-1D1FF 1D200-1D24F 1100-11FF A960-A97F D7B0-D7FF");

    static DerivedProperty of(int c) {
        if (ALWAYS.contains(c)) {
            return ALLOWED;
        }
        if (WITH_RULE.contains(c)) {
            return BY_CONTEXT;
        }
        if (NEVER.contains(c)) {
            return REFUSED;
        }
        if (c < 0x80) {
            return Ascii.isWithin(c, 'a', 'z') || Ascii.isDigit(c) || c == '-' ? ALLOWED : REFUSED;
        }
        return isLetterOrDigit(c) && !REMOVED.contains(c) && isStable(c) ? ALLOWED : REFUSED;
    }

    /// Section 2.1
    private static boolean isLetterOrDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /// Section 2.2: what folding and normalising leave as it is.
    private static boolean isStable(int c) {
        String text = Character.toString(c);
        return compatible(fold(compatible(text), c)).equals(text);
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// Case folding goes to small letters, but in Cherokee, whose capitals are older; the dotless i folds to
    /// itself.
    private static String fold(String text, int c) {
        if (c == DOTLESS_I) {
            return text;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        return UnicodeScript.of(c) == UnicodeScript.CHEROKEE ? upper : upper.toLowerCase(Locale.ROOT);
    }
}
