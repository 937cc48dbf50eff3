package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Span;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text as patterns see it: compatibility forms folded (NFKC), what has no width or changes direction left out, every
/// kind of space
/// a space. Knows which part of the original each character stands for.
final class NormalText {
    /// Marks that are folded together with the letter before them; a longer pile is folded in pieces, so that
    /// time stays linear.
    private static final int MAX_CLUSTER = 32;

    private final String original;
    private final StringBuilder text;
    /// Where in the original each character starts and ends; both unused while the two texts are the same.
    private int[] starts;
    private int[] ends;
    private final boolean same;
    private @Nullable String lowerCase;

    private NormalText(String original, boolean same) {
        this.original = original;
        this.same = same;
        this.text = new StringBuilder(original.length());
        this.starts = new int[same ? 0 : original.length() + 1];
        this.ends = new int[same ? 0 : original.length() + 1];
    }

    static NormalText of(String original) {
        boolean plain = original.chars().allMatch(NormalText::isPlain);
        var normal = new NormalText(original, plain);
        if (plain) {
            normal.text.append(original);
        } else {
            normal.fold();
        }
        return normal;
    }

    String original() {
        return original;
    }

    CharSequence text() {
        return text;
    }

    /// Whether one of `words` occurs, in whatever case; true when there are none to look for.
    ///
    /// @param words in lower case
    boolean mentionsAny(List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        if (lowerCase == null) {
            lowerCase = text.toString().toLowerCase(Locale.ROOT);
        }
        return words.stream().anyMatch(lowerCase::contains);
    }

    /// The part of the original that the characters from `start` to `end` (exclusive, not empty) stand for.
    Span original(int start, int end) {
        return same ? new Span(start, end) : new Span(starts[start], ends[end - 1]);
    }

    private static boolean isPlain(int c) {
        return (c >= ' ' && c < 127) || c == '\n' || c == '\t' || c == '\r';
    }

    private void fold() {
        int at = 0;
        while (at < original.length()) {
            int codePoint = original.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            int end = endOfCluster(next);
            if (end == next && isPlain(codePoint)) {
                append((char) codePoint, at, end);
            } else if (!isInvisible(codePoint) || end > next) {
                foldCluster(at, end);
            }
            at = end;
        }
    }

    private int endOfCluster(int from) {
        int end = from;
        while (end < original.length() && end - from < MAX_CLUSTER && isMark(original.codePointAt(end))) {
            end += Character.charCount(original.codePointAt(end));
        }
        return end;
    }

    private void foldCluster(int start, int end) {
        String folded = Normalizer.normalize(original.substring(start, end), Normalizer.Form.NFKC);
        folded.codePoints().filter(c -> !isInvisible(c)).forEach(c -> {
            if (Character.isSpaceChar(c)) {
                append(' ', start, end);
            } else {
                for (char unit : Character.toChars(c)) {
                    append(unit, start, end);
                }
            }
        });
    }

    private void append(char c, int start, int end) {
        if (text.length() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        starts[text.length()] = start;
        ends[text.length()] = end;
        text.append(c);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /// Format characters (zero-width, direction, tags, soft hyphen), variation selectors, and controls that are
    /// no white space.
    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> true;
            case Character.CONTROL -> !isPlain(codePoint);
            case Character.NON_SPACING_MARK ->
                (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                        || codePoint == 0x034F;
            default -> false;
        };
    }
}
