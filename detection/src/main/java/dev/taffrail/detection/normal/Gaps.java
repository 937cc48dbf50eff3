package dev.taffrail.detection.normal;

/// Reads what stands between two letters without being shown the other way than [Fold] does: what has no width as a
/// space, since it parts words as often as it is put into one, and an unusual end of a line as nothing. Where letters
/// are joined or parted by such characters by rule, as in Arabic script, it is left alone.
final class Gaps {
    private Gaps() {}

    /// @return an empty view when there is no such place
    static View read(View from) {
        String text = from.text();
        int first = firstGap(text, 0);
        var read = new ViewBuilder(from, first < 0 ? 0 : text.length());
        int at = 0;
        for (int gap = first; gap >= 0; gap = firstGap(text, at)) {
            for (; at < gap; at++) {
                read.copy(at);
            }
            at = endOfGap(text, gap);
            if (hasNoWidth(text, gap, at)) {
                read.append(' ', gap, at);
            }
        }
        for (; first >= 0 && at < text.length(); at++) {
            read.copy(at);
        }
        return read.as(Form.LOOKALIKE);
    }

    /// The first place from `from` on where what is not shown stands between two letters; -1 when there is none.
    private static int firstGap(String text, int from) {
        for (int at = from; at < text.length(); ) {
            int end = endOfGap(text, at);
            if (end > at && isOfWord(text, at - 1) && isOfWord(text, end)) {
                return at;
            }
            at = Math.max(end, at + 1);
        }
        return -1;
    }

    private static int endOfGap(String text, int start) {
        int end = start;
        while (end < text.length() && isGap(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean hasNoWidth(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Fold.isLineEnd(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGap(int codePoint) {
        return (codePoint < 128 ? !Fold.isPlain((char) codePoint) : Fold.isInvisible(codePoint))
                && Character.getType(codePoint) != Character.NON_SPACING_MARK;
    }

    private static boolean isOfWord(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c < 128) {
            return Character.isLetterOrDigit(c);
        }
        int codePoint = Character.isLowSurrogate(c) && at > 0 ? text.codePointAt(at - 1) : text.codePointAt(at);
        return Character.isLetterOrDigit(codePoint)
                && switch (Character.UnicodeScript.of(codePoint)) {
                    case LATIN, GREEK, CYRILLIC, COMMON -> true;
                    default -> false;
                };
    }
}
