package dev.taffrail.detection.toolcall.format;

import java.util.Optional;

/// A class in brackets, spelled for RE2.
final class EcmaClass {
    private static final int SET = -2;

    private final Cursor cursor;
    private final EcmaEscape escape;
    private final boolean strict;
    private final StringBuilder content = new StringBuilder();

    EcmaClass(Cursor cursor, EcmaEscape escape, boolean strict) {
        this.cursor = cursor;
        this.escape = escape;
        this.strict = strict;
    }

    /// After the opening bracket, to the closing one.
    String read() throws EcmaSyntaxException {
        boolean negated = cursor.take('^');
        while (!cursor.take(']')) {
            readRange();
        }
        if (content.isEmpty()) {
            return negated ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0}-\\x{10FFFF}]";
        }
        return (negated ? "[^" : "[") + content + "]";
    }

    private void readRange() throws EcmaSyntaxException {
        int first = readMember();
        if (!cursor.take('-')) {
            append(first);
            return;
        }
        if (cursor.peek() == ']') {
            append(first);
            append('-');
            return;
        }
        int last = readMember();
        if (first == SET || last == SET) {
            if (strict) {
                throw new EcmaSyntaxException("a range from or to a set");
            }
            append(first);
            append('-');
            append(last);
            return;
        }
        if (first > last) {
            throw new EcmaSyntaxException("a range is out of order");
        }
        append(first);
        content.append('-');
        append(last);
    }

    /// One character, or [#SET] when the member was a set, which is written at once.
    private int readMember() throws EcmaSyntaxException {
        int c = cursor.next();
        if (c == Cursor.END) {
            throw new EcmaSyntaxException("a class is not closed");
        }
        if (c != '\\') {
            return c;
        }
        Optional<String> set = escape.setContent();
        if (set.isEmpty()) {
            return escape.characterInClass();
        }
        content.append(set.get());
        return SET;
    }

    private void append(int member) {
        if (member != SET) {
            content.append(EcmaEscape.literal(member));
        }
    }
}
