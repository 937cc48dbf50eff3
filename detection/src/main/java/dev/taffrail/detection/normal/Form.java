package dev.taffrail.detection.normal;

import java.util.List;

/// How a view came about.
public enum Form {
    /// The text as it is, or with compatibility forms folded (NFKC) and invisible characters left out.
    PLAIN,
    /// Letters of other scripts that look like Latin ones read as these, accents left out; what has no width
    /// between letters read as a space.
    LOOKALIKE,
    /// Characters that are not shown but spell something: tags, variation selectors.
    INVISIBLE,
    /// What a browser does not show: comments; or the text without them.
    COMMENT,
    BASE64,
    /// Characters given by their numbers: hexadecimal, binary, decimal.
    NUMBERS,
    /// Percent signs, backslashes, HTML entities.
    ESCAPED,
    /// What the names and values of a document of JSON say.
    DOCUMENT,
    /// Capitals read as small letters.
    SHOUTED,
    ROT13,
    REVERSED,
    /// Digits and signs in place of letters.
    LEET,
    /// Letters with a space or a sign after each; words that are joined into one.
    SPACED;

    /// Whether what was read stood in an encoding, that is, in other characters than its own.
    public static boolean isEncoded(List<Form> forms) {
        return forms.stream().anyMatch(form -> switch (form) {
            case BASE64, NUMBERS, ESCAPED, INVISIBLE -> true;
            case PLAIN, LOOKALIKE, COMMENT, DOCUMENT, SHOUTED, ROT13, REVERSED, LEET, SPACED -> false;
        });
    }

    /// Whether every letter is there and only looks otherwise: such a view is as long as what it is made from.
    boolean isDisguise() {
        return switch (this) {
            case LOOKALIKE, SHOUTED, ROT13, REVERSED, LEET, SPACED -> true;
            case PLAIN, INVISIBLE, COMMENT, BASE64, NUMBERS, ESCAPED, DOCUMENT -> false;
        };
    }
}
