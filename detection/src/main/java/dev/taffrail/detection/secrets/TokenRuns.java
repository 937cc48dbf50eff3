package dev.taffrail.detection.secrets;

/// Where the runs of characters that tokens are made of end in a text. One for one text; not thread-safe.
final class TokenRuns {
    private final String text;
    /// Where the run that was looked at last ends: a long one is measured once.
    private int knownEnd;

    TokenRuns(String text) {
        this.text = text;
    }

    /// The end of the run that goes on at `start`; runs are asked for in the order of the text.
    int endOf(int start) {
        if (start < knownEnd) {
            return knownEnd;
        }
        int end = start;
        while (end < text.length() && isOfToken(text.charAt(end))) {
            end++;
        }
        knownEnd = end;
        return end;
    }

    static boolean isOfToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.'
                || c == '/'
                || c == '+'
                || c == '=';
    }
}
