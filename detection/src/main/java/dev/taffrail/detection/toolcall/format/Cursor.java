package dev.taffrail.detection.toolcall.format;

import java.util.function.IntPredicate;

/// A place in a text that only moves forward, by code points.
final class Cursor {
    static final int END = -1;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    int position() {
        return at;
    }

    /// What comes next, or [#END].
    int peek() {
        return atEnd() ? END : text.codePointAt(at);
    }

    int next() {
        int c = peek();
        at += c == END ? 0 : Character.charCount(c);
        return c;
    }

    boolean take(int c) {
        return takeIf(next -> next == c);
    }

    boolean takeIf(IntPredicate wanted) {
        int c = peek();
        if (c == END || !wanted.test(c)) {
            return false;
        }
        next();
        return true;
    }

    boolean take(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    /// Takes as many as there are, and says how many.
    int takeWhile(IntPredicate wanted) {
        int before = at;
        while (takeIf(wanted)) {
            // Taking is the work.
        }
        return at - before;
    }

    /// Exactly so many digits, as a number, or a negative one when there are fewer.
    int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            int c = peek();
            if (!Ascii.isDigit(c)) {
                return END;
            }
            number = number * 10 + (c - '0');
            next();
        }
        return number;
    }

    /// A per cent sign and two hexadecimal digits, or nothing.
    boolean takePercentTriple() {
        boolean there = at + 2 < text.length()
                && text.charAt(at) == '%'
                && Ascii.isHex(text.charAt(at + 1))
                && Ascii.isHex(text.charAt(at + 2));
        at += there ? 3 : 0;
        return there;
    }

    /// Of `\\u` and four digits that come next, if they stand for the second half of a pair; else 0. Takes nothing.
    int lowSurrogateAhead() {
        if (!text.startsWith("\\u", at) || at + 6 > text.length()) {
            return 0;
        }
        String digits = text.substring(at + 2, at + 6);
        int number = digits.chars().allMatch(Ascii::isHex) ? Integer.parseInt(digits, 16) : 0;
        return number >= Character.MIN_LOW_SURROGATE && number <= Character.MAX_LOW_SURROGATE ? number : 0;
    }

    String since(int position) {
        return text.substring(position, at);
    }
}
