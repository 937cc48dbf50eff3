package dev.taffrail.detection.normal;

import java.text.Normalizer;

/// Folds compatibility forms (NFKC), leaves out what has no width or changes direction, and takes every kind of space
/// for a space.
final class Fold {
    /// A letter with more marks than this carries a flood, not an accent: all of them are left out.
    private static final int MAX_MARKS = 3;
    /// Longer piles are folded in pieces, so that time stays linear.
    private static final int MAX_CLUSTER = 32;

    private Fold() {}

    static View plain(View from) {
        String text = from.text();
        var folded = new ViewBuilder(from, text.length());
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            int end = endOfMarks(text, next);
            if (codePoint < 128 && end == next) {
                if (isPlain((char) codePoint)) {
                    folded.copy(at);
                } else if (isLineEnd(codePoint)) {
                    folded.append('\n', at, next);
                }
            } else if (end - next > MAX_MARKS) {
                cluster(folded, withoutFlood(text, at, end), at, end);
            } else {
                cluster(folded, text.substring(at, end), at, end);
            }
            at = end;
        }
        return folded.as(Form.PLAIN);
    }

    /// What a script needs to be read stays; what can be put on any letter goes.
    private static String withoutFlood(String text, int start, int end) {
        var kept = new StringBuilder();
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean onAnyLetter =
                    (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF);
            if (!onAnyLetter) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static int endOfMarks(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < MAX_CLUSTER && isMark(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void cluster(ViewBuilder folded, String part, int start, int end) {
        if (part.length() == 1 && !needsFolding(part.charAt(0))) {
            folded.append(part.charAt(0), start, end);
            return;
        }
        String normal = Normalizer.normalize(part, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length(); ) {
            int codePoint = normal.codePointAt(i);
            int size = Character.charCount(codePoint);
            if (signLetter(codePoint) != 0) {
                folded.append(signLetter(codePoint), start, end);
            } else if (Character.isSpaceChar(codePoint)) {
                folded.append(' ', start, end);
            } else if (isLineEnd(codePoint)) {
                folded.append('\n', start, end);
            } else if (isBreak(codePoint) || !isInvisible(codePoint)) {
                folded.append(normal.substring(i, i + size), start, end);
            }
            i += size;
        }
    }

    /// Whether it is left as it is, unless a mark follows.
    static boolean isPlain(char c) {
        return (c >= ' ' && c < 127) || isBreak(c);
    }

    /// What ends a line or a page without being one of the usual characters for it.
    static boolean isLineEnd(int codePoint) {
        return codePoint == 0x0B || codePoint == 0x0C || codePoint == 0x85;
    }

    private static boolean isBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
    }

    /// Letters in circles, boxes and flags that have no compatibility form; 0 for all else.
    private static char signLetter(int codePoint) {
        if (codePoint >= 0x1F150 && codePoint <= 0x1F169) {
            return (char) (codePoint - 0x1F150 + 'A');
        }
        if (codePoint >= 0x1F170 && codePoint <= 0x1F189) {
            return (char) (codePoint - 0x1F170 + 'A');
        }
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF ? (char) (codePoint - 0x1F1E6 + 'A') : 0;
    }

    /// The scripts most texts are in have no compatibility forms: they need not be asked for.
    private static boolean needsFolding(char c) {
        return !((c >= 0x00C0 && c <= 0x017E && c != 0x0132 && c != 0x0133 && c != 0x013F && c != 0x0140 && c != 0x0149)
                || (c >= 0x0400 && c <= 0x04FF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0xAC00 && c <= 0xD7A3));
    }

    private static boolean isMark(char c) {
        return c >= 0x0300 && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// Format characters (zero width, direction, tags, soft hyphen), variation selectors, fillers and what else has
    /// no glyph by definition; strokes through letters and signs around them; controls.
    static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.CONTROL, Character.ENCLOSING_MARK -> true;
            case Character.NON_SPACING_MARK ->
                isVariationSelector(codePoint)
                        || codePoint == 0x034F
                        || (codePoint >= 0x0334 && codePoint <= 0x0338)
                        || (codePoint >= 0x17B4 && codePoint <= 0x17B5);
            case Character.OTHER_LETTER ->
                codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
            case Character.UNASSIGNED -> isIgnorable(codePoint);
            default -> false;
        };
    }

    /// Kept free for characters without a glyph.
    private static boolean isIgnorable(int codePoint) {
        return codePoint == 0x2065
                || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    }

    static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
