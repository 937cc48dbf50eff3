package dev.taffrail.detection.toolcall.format;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// A label of a host name in both of its forms, in lower case where it is ASCII.
record Label(String ascii, String unicode) {
    private static final int MAX_OCTETS = 63;
    private static final String PREFIX = "xn--";

    /// @param international whether U-labels are allowed, and with them only such labels as RFC 5890, section
    ///     2.3.1, leaves free for use
    static Optional<Label> of(String text, boolean international) {
        if (text.isEmpty() || text.length() > 2 * MAX_OCTETS || hasHyphenAtEnd(text)) {
            return Optional.empty();
        }
        if (!Ascii.isAscii(text)) {
            return international ? ofUnicode(text) : Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() > MAX_OCTETS || !lower.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || c == '-')) {
            return Optional.empty();
        }
        if (lower.startsWith(PREFIX)) {
            return Punycode.decode(lower.substring(PREFIX.length()))
                    .flatMap(Label::ofUnicode)
                    .filter(label -> label.ascii().equals(lower));
        }
        return international && hasReservedHyphens(lower) ? Optional.empty() : Optional.of(new Label(lower, lower));
    }

    /// A U-label: RFC 5891, sections 4.2 and 5.4, but for direction, which is a matter of the whole name.
    private static Optional<Label> ofUnicode(String text) {
        if (Ascii.isAscii(text)
                || hasHyphenAtEnd(text)
                || hasReservedHyphens(text)
                || !Normalizer.isNormalized(text, Normalizer.Form.NFC)
                || isMark(text.codePointAt(0))
                || !ContextRules.hold(text.codePoints().toArray())) {
            return Optional.empty();
        }
        return Optional.of(new Label(PREFIX + Punycode.encode(text), text))
                .filter(label -> label.ascii().length() <= MAX_OCTETS);
    }

    private static boolean hasHyphenAtEnd(String text) {
        return text.startsWith("-") || text.endsWith("-");
    }

    /// In the third and fourth place, by characters.
    private static boolean hasReservedHyphens(String text) {
        int[] codePoints = text.codePoints().limit(4).toArray();
        return codePoints.length == 4 && codePoints[2] == '-' && codePoints[3] == '-';
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
