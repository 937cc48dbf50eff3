package dev.taffrail.detection.normal;

import java.util.HashSet;
import java.util.Set;

/// Reads letters that stand alone with the same signs or spaces after each: `i-g-n-o-r-e`, `i g n o r e a l l`,
/// `i. g. n. o. r. e.` Where a long word is written so, short ones with the same signs are read as well.
///
/// No character is looked at more than a fixed number of times: a run ends where it says nothing for long, so that one
/// that is too short to be read is also short to look at.
final class SpacedLetters {
    private static final int MIN_LONG = 4;
    private static final int MIN_SHORT = 2;
    private static final int MIN_STEP = 2;
    private static final int MAX_STEP = 4;
    /// A run may have so many characters in a row that are no letters, as a space between words. A table's rule has
    /// more.
    private static final int MAX_SIGNS = 16;

    private final CharSequence text;
    private final Set<String> signs = new HashSet<>();

    SpacedLetters(CharSequence text) {
        this.text = text;
    }

    static View read(View from) {
        var read = new ViewBuilder(from, from.text().length());
        new SpacedLetters(from.text()).copyTo(read);
        return read.as(Form.SPACED);
    }

    void copyTo(ViewBuilder read) {
        collectSigns();
        for (int at = 0; at < text.length(); ) {
            int step = stepOfRun(at);
            int end = step == 0 ? at + 1 : end(at, step);
            for (int place = at; place < end; place += Math.max(1, step)) {
                read.copy(place);
            }
            at = end;
        }
    }

    /// What stands between the letters of long runs.
    private void collectSigns() {
        for (int at = 0; at < text.length(); ) {
            int step = stepOfRun(at);
            if (step > 0) {
                signs.add(sign(at, step));
                at = end(at, step);
            } else {
                at++;
            }
        }
    }

    /// How far the letters are from each other in the run that begins here; 0 when none does.
    private int stepOfRun(int start) {
        if (Character.isWhitespace(text.charAt(start)) || (start > 0 && isLetter(start - 1))) {
            return 0;
        }
        int longest = isLetter(start) ? MAX_STEP : MIN_STEP;
        for (int step = longest; step >= MIN_STEP; step--) {
            if (isParted(start, step)) {
                int end = end(start, step);
                int letters = (end - start + step - 1) / step;
                if (letters >= MIN_LONG
                        || (letters >= MIN_SHORT && isWord(start, end) && signs.contains(sign(start, step)))) {
                    return step;
                }
            }
        }
        return 0;
    }

    private boolean isParted(int start, int step) {
        for (int i = 1; i < step; i++) {
            if (start + i >= text.length() || isLetter(start + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWord(int start, int end) {
        return isLetter(start) && isLetter(end - 1);
    }

    private String sign(int start, int step) {
        return text.subSequence(start + 1, start + step).toString();
    }

    /// Behind the last letter of the run that begins at `start`; `start` when it has none.
    private int end(int start, int step) {
        int at = start;
        int said = start;
        boolean says = true;
        while (says && goesOn(start, at, step)) {
            said = isLetter(at) ? at + 1 : said;
            at += step;
            says = at - said <= step * MAX_SIGNS;
        }
        return said == start || !says ? said : last(at, step);
    }

    private boolean goesOn(int start, int at, int step) {
        if (at + step > text.length() || !Character.isDefined(text.charAt(at))) {
            return false;
        }
        for (int i = 1; i < step; i++) {
            if (text.charAt(at + i) != text.charAt(start + i)) {
                return false;
            }
        }
        return true;
    }

    /// The last letter has no sign after it, but must stand alone as well.
    private int last(int at, int step) {
        return at < text.length() && (at + 1 == text.length() || !isLetter(at + 1)) ? at + 1 : at - step + 1;
    }

    private boolean isLetter(int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }
}
