package dev.taffrail.detection.normal;

import java.util.Arrays;

/// What stands in the quotes of a document of JSON, without its escapes.
///
/// @param places where each character, and the end, are in the text that all is read from
@SuppressWarnings("ArrayRecordComponent")
public record Quoted(String text, int[] places) {
    private static final int HEX_DIGITS = 4;

    /// What a string of JSON says.
    ///
    /// @param raw what stands between its quotes
    /// @param start where that begins in the text that it is read from
    public static Quoted of(String raw, int start) {
        return written(raw, start).part(0, raw.length());
    }

    /// A text as it is written.
    static Quoted all(String text) {
        return written(text, 0);
    }

    private static Quoted written(String text, int start) {
        var places = new int[text.length() + 1];
        Arrays.setAll(places, at -> start + at);
        return new Quoted(text, places);
    }

    /// @param at up to the length of the text, for its end
    public int place(int at) {
        return places[at];
    }

    /// From `start` to `end` (not included), where a string of JSON is.
    Quoted part(int start, int end) {
        var part = new StringBuilder(end - start);
        var from = new int[end - start + 1];
        for (int at = start; at < end; ) {
            from[part.length()] = places[at];
            char c = text.charAt(at);
            boolean escape = c == '\\' && at + 1 < end;
            int code = escape && text.charAt(at + 1) == 'u' ? hex(at + 2, end) : -1;
            part.append(code >= 0 ? (char) code : escape ? meaning(text.charAt(at + 1)) : c);
            at += code >= 0 ? 2 + HEX_DIGITS : escape ? 2 : 1;
        }
        from[part.length()] = places[end];
        return new Quoted(part.toString(), Arrays.copyOf(from, part.length() + 1));
    }

    /// @return -1 when there are no four digits
    private int hex(int start, int end) {
        int value = start + HEX_DIGITS > end ? -1 : 0;
        for (int at = start; value >= 0 && at < start + HEX_DIGITS; at++) {
            char c = text.charAt(at);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            value = digit < 0 ? -1 : 16 * value + digit;
        }
        return value;
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            // A quote, a slash or a backslash stands for itself.
            default -> escaped;
        };
    }
}
