package dev.taffrail.detection.toolcall.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What follows a backslash, spelled for RE2.
final class EcmaEscape {
    private static final String SYNTAX = "^$\\.*+?()[]{}|/";
    private static final String SPACES =
            "\\t-\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";
    private static final String NO_SPACES = "\\x{0}-\\x{8}\\x{E}-\\x{1F}!-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}"
            + "\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}"
            + "\\x{FF00}-\\x{10FFFF}";

    private final Cursor cursor;
    private final boolean strict;
    private final Map<String, String> properties = new HashMap<>();

    EcmaEscape(Cursor cursor, boolean strict) {
        this.cursor = cursor;
        this.strict = strict;
    }

    static String literal(int c) {
        return Ascii.isLetterOrDigit(c) ? Character.toString(c) : "\\x{%X}".formatted(c);
    }

    /// An atom. References and assertions are not for here.
    String outsideClass() throws EcmaSyntaxException {
        Optional<String> set = setContent();
        return set.isPresent() ? "[" + set.get() + "]" : literal(character(c -> !strict && isPlainSign(c)));
    }

    /// More than one character, to be written within brackets; nothing is taken when it is one.
    Optional<String> setContent() throws EcmaSyntaxException {
        if (cursor.take('d')) {
            return Optional.of("0-9");
        }
        if (cursor.take('D')) {
            return Optional.of("\\D");
        }
        if (cursor.take('w')) {
            return Optional.of("\\w");
        }
        if (cursor.take('W')) {
            return Optional.of("\\W");
        }
        if (cursor.take('s')) {
            return Optional.of(SPACES);
        }
        if (cursor.take('S')) {
            return Optional.of(NO_SPACES);
        }
        boolean negated = cursor.peek() == 'P';
        if (cursor.take('p') || cursor.take('P')) {
            return Optional.of(property(negated));
        }
        return Optional.empty();
    }

    int characterInClass() throws EcmaSyntaxException {
        if (cursor.take('b')) {
            return '\b';
        }
        return character(c -> c == '-' || (!strict && isPlainSign(c)));
    }

    private static boolean isPlainSign(int c) {
        return c < 0x80 && c > 0x20 && !Ascii.isLetterOrDigit(c);
    }

    private int character(IntPredicate besides) throws EcmaSyntaxException {
        int c = cursor.next();
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> 0x0B;
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'c' -> control();
            case '0' -> zero();
            case 'x' -> hex(2);
            case 'u' -> unicode();
            default -> {
                if (c == Cursor.END || (SYNTAX.indexOf(c) < 0 && !besides.test(c))) {
                    throw new EcmaSyntaxException("`\\` before what needs none");
                }
                yield c;
            }
        };
    }

    private int control() throws EcmaSyntaxException {
        int c = cursor.next();
        if (!Ascii.isLetter(c)) {
            throw new EcmaSyntaxException("`\\c` without a letter");
        }
        return c % 32;
    }

    private int zero() throws EcmaSyntaxException {
        if (Ascii.isDigit(cursor.peek())) {
            throw new EcmaSyntaxException("octal numbers are not known");
        }
        return 0;
    }

    /// After `\\u`: four digits, two times four for a pair of surrogates, or any number in braces.
    int unicode() throws EcmaSyntaxException {
        if (cursor.take('{')) {
            int number = 0;
            int digits = 0;
            for (; Ascii.isHex(cursor.peek()); digits++) {
                number = Math.min(number * 16 + Character.digit(cursor.next(), 16), Character.MAX_CODE_POINT + 1);
            }
            if (digits == 0 || number > Character.MAX_CODE_POINT || !cursor.take('}')) {
                throw new EcmaSyntaxException("no number of a character");
            }
            return number;
        }
        int c = hex(4);
        int low =
                c >= Character.MIN_HIGH_SURROGATE && c <= Character.MAX_HIGH_SURROGATE ? cursor.lowSurrogateAhead() : 0;
        if (low == 0) {
            return c;
        }
        cursor.take("\\u");
        hex(4);
        return Character.toCodePoint((char) c, (char) low);
    }

    private int hex(int digits) throws EcmaSyntaxException {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            int c = cursor.next();
            if (!Ascii.isHex(c)) {
                throw new EcmaSyntaxException("too few hexadecimal digits");
            }
            number = number * 16 + Character.digit(c, 16);
        }
        return number;
    }

    private String property(boolean negated) throws EcmaSyntaxException {
        if (!cursor.take('{')) {
            throw new EcmaSyntaxException("a property without braces");
        }
        int start = cursor.position();
        cursor.takeWhile(c -> Ascii.isLetterOrDigit(c) || c == '_' || c == '=');
        String name = cursor.since(start);
        if (!cursor.take('}') || !UnicodeProperty.isKnown(name)) {
            throw new EcmaSyntaxException("an unknown property of characters");
        }
        return strict
                ? ""
                : properties.computeIfAbsent(negated + name, absent -> UnicodeProperty.ranges(name, negated));
    }
}
