package dev.taffrail.detection.normal;

/// Reads a text that was put into a disguise a model sees through.
final class Disguise {
    private static final String LEET_FROM = "01345678@$!|+\u20AC";
    static final String ONE_IS_I = "oieasgtbasiite";
    static final String ONE_IS_L = "oleasgtbaslite";

    private Disguise() {}

    static View rotated(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int first = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : -1;
            read.append(first < 0 ? c : (char) (first + (c - first + 13) % 26), at, at + 1);
        }
        return read.as(Form.ROT13);
    }

    static View quiet(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        for (int at = 0; at < text.length(); at++) {
            read.append(Character.toLowerCase(text.charAt(at)), at, at + 1);
        }
        return read.as(Form.SHOUTED);
    }

    static View reversed(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        for (int at = text.length() - 1; at >= 0; at--) {
            read.copy(at);
        }
        return read.as(Form.REVERSED);
    }

    /// Only within words that have letters: a price stays a price, unless short numbers are words here as well.
    static View leet(View from, String letters, boolean numbersToo) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        for (int at = 0; at < text.length(); ) {
            int end = at;
            boolean said = numbersToo;
            while (end < text.length() && isOfWord(text.charAt(end))) {
                said |= Character.isLetter(text.charAt(end));
                end++;
            }
            for (int i = at; i < end; i++) {
                int sign = said ? LEET_FROM.indexOf(text.charAt(i)) : -1;
                if (sign < 0) {
                    read.copy(i);
                } else {
                    read.append(letters.charAt(sign), i, i + 1);
                }
            }
            if (end < text.length()) {
                read.copy(end++);
            }
            at = end;
        }
        return read.as(Form.LEET);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || LEET_FROM.indexOf(c) >= 0;
    }
}
