package dev.taffrail.detection.normal;

/// Reads letters that stand alone with the same sign or space after each: `i-g-n-o-r-e`, `i g n o r e a l l`.
///
/// No character is looked at more than a fixed number of times: a run ends where it says nothing for long, so that one
/// that is too short to be read is also short to look at.
final class SpacedLetters {
    private static final int MIN_LETTERS = 4;
    private static final int STEP = 2;
    /// A run may have so many characters in a row that are no letters, as a space between words. A table's rule has more.
    private static final int MAX_SIGNS = 5;

    private final CharSequence text;

    SpacedLetters(CharSequence text) {
        this.text = text;
    }

    static View read(View from) {
        var read = new ViewBuilder(from, from.text().length());
        new SpacedLetters(from.text()).copyTo(read);
        return read.as(Form.SPACED);
    }

    void copyTo(ViewBuilder read) {
        for (int at = 0; at < text.length(); ) {
            int end = end(at);
            if (end == at) {
                read.copy(at++);
            }
            for (int place = at; place < end; place += STEP) {
                read.copy(place);
            }
            at = Math.max(at, end);
        }
    }

    /// Behind the last letter of the run that begins at `start`; `start` when none does.
    private int end(int start) {
        if (start + 1 >= text.length() || isLetter(start + 1) || (start > 0 && isLetter(start - 1))) {
            return start;
        }
        char sign = text.charAt(start + 1);
        int at = start;
        int said = start;
        boolean says = true;
        while (says && at + 1 < text.length() && text.charAt(at + 1) == sign && Character.isDefined(text.charAt(at))) {
            said = isLetter(at) ? at + 1 : said;
            at += STEP;
            says = at - said <= STEP * MAX_SIGNS;
        }
        int end = says ? last(at) : said;
        return end - start >= STEP * MIN_LETTERS - 1 && said > start ? end : start;
    }

    /// The last letter has no sign after it, but must stand alone as well.
    private int last(int at) {
        return at < text.length() && (at + 1 == text.length() || !isLetter(at + 1)) ? at + 1 : at - STEP + 1;
    }

    private boolean isLetter(int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }
}
