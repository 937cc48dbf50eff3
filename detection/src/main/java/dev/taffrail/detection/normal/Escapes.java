package dev.taffrail.detection.normal;

import java.util.Map;

/// Reads `%69`, backslash escapes with `u`, `x` or octal digits, `&#105;`, `&#x69;`, and `&lt;` for what they stand
/// for, wherever they occur.
final class Escapes {
    private static final int MAX_ENTITY = 10;
    private static final int MAX_NUMERIC = 16;
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("comma", ","),
            Map.entry("period", "."),
            Map.entry("excl", "!"),
            Map.entry("colon", ":"),
            Map.entry("Tab", "\t"),
            Map.entry("NewLine", "\n"));

    private final String text;
    private final ViewBuilder read;
    private boolean changed;

    private Escapes(View from) {
        this.text = from.text();
        this.read = new ViewBuilder(from, text.length());
    }

    /// @return an empty view when nothing is escaped
    static View read(View from) {
        var escapes = new Escapes(from);
        escapes.run();
        return escapes.changed ? escapes.read.as(Form.ESCAPED) : new ViewBuilder(from, 0).as(Form.ESCAPED);
    }

    private void run() {
        for (int at = 0; at < text.length(); ) {
            int end = switch (text.charAt(at)) {
                case '%' -> percent(at);
                case '\\' -> backslash(at);
                case '&' -> entity(at);
                default -> at;
            };
            if (end == at) {
                read.copy(at);
                end = at + 1;
            } else {
                changed = true;
            }
            at = end;
        }
    }

    private int percent(int start) {
        return bytes(start, "%");
    }

    private int bytes(int start) {
        return bytes(start, "\\x");
    }

    /// A row of escapes with two digits each is UTF-8.
    private int bytes(int start, String sign) {
        int size = sign.length() + 2;
        int end = start;
        while (end + size <= text.length() && text.startsWith(sign, end) && hex(end + size - 2, end + size) >= 0) {
            end += size;
        }
        if (end == start) {
            return start;
        }
        var bytes = new byte[(end - start) / size];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) hex(start + size * i + size - 2, start + size * (i + 1));
        }
        String said = Invisible.utf8(bytes, bytes.length);
        boolean oneEach = said.length() == bytes.length;
        for (int i = 0; i < said.length(); i++) {
            read.append(said.charAt(i), oneEach ? start + size * i : start, oneEach ? start + size * (i + 1) : end);
        }
        return end;
    }

    private int backslash(int start) {
        if (start + 1 >= text.length()) {
            return start;
        }
        return switch (text.charAt(start + 1)) {
            case 'u' -> text.startsWith("{", start + 2) ? braced(start) : fixed(start, start + 2, 4);
            case 'U' -> fixed(start, start + 2, 8);
            case 'x' -> bytes(start);
            case 'n' -> plain(start, '\n');
            case 't' -> plain(start, '\t');
            case 'r' -> plain(start, '\r');
            case 'b' -> plain(start, '\b');
            case 'f' -> plain(start, '\f');
            case '"', '\'', '\\', '/' -> plain(start, text.charAt(start + 1));
            case '0', '1' -> octal(start);
            default -> start;
        };
    }

    private int plain(int start, char c) {
        read.append(c, start, start + 2);
        return start + 2;
    }

    private int octal(int start) {
        int value = 0;
        for (int i = start + 1; i < start + 4; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '7') {
                return start;
            }
            value = 8 * value + text.charAt(i) - '0';
        }
        return point(value, start, start + 4);
    }

    private int braced(int start) {
        int close = text.indexOf("}", start, Math.min(text.length(), start + MAX_ENTITY));
        return close < 0 ? start : point(hex(start + 3, close), start, close + 1);
    }

    private int fixed(int start, int from, int digits) {
        return from + digits <= text.length() ? point(hex(from, from + digits), start, from + digits) : start;
    }

    private int entity(int start) {
        return text.startsWith("#", start + 1) ? numeric(start) : named(start);
    }

    /// Browsers read it without the semicolon and with any number of noughts as well.
    private int numeric(int start) {
        boolean hexadecimal = start + 2 < text.length() && (text.charAt(start + 2) | 32) == 'x';
        int first = hexadecimal ? start + 3 : start + 2;
        int end = first;
        while (end < Math.min(text.length(), start + MAX_NUMERIC) && isDigit(text.charAt(end), hexadecimal ? 16 : 10)) {
            end++;
        }
        int value = number(first, end, hexadecimal ? 16 : 10);
        return point(value, start, text.startsWith(";", end) ? end + 1 : end);
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    private int named(int start) {
        int semicolon = text.indexOf(";", start, Math.min(text.length(), start + MAX_ENTITY));
        if (semicolon < 0 || semicolon < start + 3) {
            return start;
        }
        String named = NAMED.get(text.substring(start + 1, semicolon));
        if (named == null) {
            return start;
        }
        read.append(named, start, semicolon + 1);
        return semicolon + 1;
    }

    private int point(int value, int start, int end) {
        if (value < 0 || value > Character.MAX_CODE_POINT) {
            return start;
        }
        for (char unit : Character.toChars(value)) {
            read.append(unit, start, end);
        }
        return end;
    }

    private int hex(int start, int end) {
        return number(start, end, 16);
    }

    private int number(int start, int end, int radix) {
        if (end > text.length() || start >= end) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
