package dev.taffrail.detection.toolcall.format;

/// The core rules of RFC 5234, appendix B.1. They know no other digits and letters.
final class Ascii {
    private Ascii() {}

    static boolean isDigit(int c) {
        return isWithin(c, '0', '9');
    }

    static boolean isLetter(int c) {
        return isWithin(c, 'a', 'z') || isWithin(c, 'A', 'Z');
    }

    static boolean isLetterOrDigit(int c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isHex(int c) {
        return isDigit(c) || isWithin(c, 'a', 'f') || isWithin(c, 'A', 'F');
    }

    static boolean isWithin(int c, int first, int last) {
        return c >= first && c <= last;
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
