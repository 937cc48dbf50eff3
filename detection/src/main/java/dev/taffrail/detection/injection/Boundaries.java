package dev.taffrail.detection.injection;

/// Where one thing that is said ends and the next begins: sentences, lines, table cells, tags, the values of JSON.
/// Looks at most [#REACH] characters around, so that reading a text takes time in proportion to it.
final class Boundaries {
    private static final int REACH = 8;

    private Boundaries() {}

    /// Whether a segment ends with the character at `at`.
    static boolean isAfter(CharSequence text, int at) {
        return switch (text.charAt(at)) {
            case '\n', '{', '}', '[', ']', '|', '<', '>', '\u3002', '\uFF01', '\uFF1F' -> true;
            case '.', '!', '?', ';' -> followedBySpace(text, at + 1);
            case '"', '\'' -> opens(text, at) || closes(text, at);
            default -> false;
        };
    }

    private static boolean followedBySpace(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < REACH && isCloser(text.charAt(at))) {
            at++;
        }
        return at >= text.length() || isSpace(text.charAt(at));
    }

    private static boolean opens(CharSequence text, int at) {
        int before = at - 1;
        while (before >= 0 && at - before < REACH && isSpace(text.charAt(before))) {
            before--;
        }
        return before >= 0 && isOneOf(text.charAt(before), ":,=({[");
    }

    private static boolean closes(CharSequence text, int at) {
        int after = at + 1;
        while (after < text.length() && after - at < REACH && isSpace(text.charAt(after))) {
            after++;
        }
        return after < text.length() && isOneOf(text.charAt(after), ":,)}]");
    }

    private static boolean isOneOf(char c, String some) {
        return some.indexOf(c) >= 0;
    }

    private static boolean isCloser(char c) {
        return isOneOf(c, "\"')]!?.*");
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
