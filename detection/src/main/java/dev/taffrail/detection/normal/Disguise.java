package dev.taffrail.detection.normal;

/// Reads a text that was put into a disguise a model sees through.
final class Disguise {
    private static final int MIN_SPACED = 4;
    /// One character in so many is a letter, every second one being the sign.
    private static final int FEW = 10;
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

    /// Where every second character is the same sign, the others are what is said: `i-g-n-o-r-e`,
    /// `i g n o r e a l l`.
    static View spaced(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        for (int at = 0; at < text.length(); ) {
            int end = endOfSpaced(text, at);
            if (end == at) {
                read.copy(at++);
            }
            for (; at < end; at += 2) {
                read.copy(at);
            }
        }
        return read.as(Form.SPACED);
    }

    private static int endOfSpaced(String text, int start) {
        if (start + 1 >= text.length() || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)))) {
            return start;
        }
        char sign = text.charAt(start + 1);
        if (Character.isLetterOrDigit(sign)) {
            return start;
        }
        int at = start;
        while (at + 1 < text.length() && text.charAt(at + 1) == sign && Character.isDefined(text.charAt(at))) {
            at += 2;
        }
        boolean lastIsSingle = at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        int end = at < text.length() && lastIsSingle ? at + 1 : at;
        return end - start >= 2 * MIN_SPACED - 1 && isSaid(text, start, end) ? end : start;
    }

    /// A table's rule is spaced as well, but says nothing.
    private static boolean isSaid(String text, int start, int end) {
        int letters = 0;
        for (int i = start; i < end; i += 2) {
            letters += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
        }
        return FEW * letters >= end - start;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || LEET_FROM.indexOf(c) >= 0;
    }
}
