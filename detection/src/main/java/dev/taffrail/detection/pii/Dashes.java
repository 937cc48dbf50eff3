package dev.taffrail.detection.pii;

import org.jspecify.annotations.Nullable;

/// The dashes that word processors put between the groups of a number, in the place of a hyphen.
final class Dashes {
    private static final char FIRST = '\u2010';
    private static final char LAST = '\u2015';
    private static final String OTHERS = "\u2043\u2212\uFE58\uFE63\uFF0D";

    private Dashes() {}

    /// The same text, as long as it was, with a hyphen for each of them between two digits or capitals.
    static String plain(String text) {
        char @Nullable [] plain = null;
        for (int at = 1; at + 1 < text.length(); at++) {
            if (isDash(text.charAt(at)) && isOfNumber(text.charAt(at - 1)) && isOfNumber(text.charAt(at + 1))) {
                plain = plain == null ? text.toCharArray() : plain;
                plain[at] = '-';
            }
        }
        return plain == null ? text : new String(plain);
    }

    private static boolean isDash(char c) {
        return c >= FIRST && (c <= LAST || OTHERS.indexOf(c) >= 0);
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
}
