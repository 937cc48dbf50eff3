package dev.taffrail.detection.normal;

/// Tells from letters alone, word by word, whether a part of a text is rotated by thirteen letters or written
/// backwards.
///
/// Rotated text has few vowels and many of the letters that vowels become; text that runs backwards has the pairs that
/// languages have the other way round. Both are added up and never fall below nothing, so that one sentence in a long
/// text is noticed.
final class LetterOrder {
    private static final String VOWELS = "aeiou";
    private static final String ROTATED_VOWELS = "nrvbh";
    /// Pairs of letters that are at least eight times as frequent as the same pair turned round.
    private static final String PAIRS =
            "th in he ou ng nd nt ha io ea hi ho yo ct ch pr ns be nc wi rs wh ld ly sh ex ke sc mp ty bl"
                    + " ry ck pt ay ue gh rm rn cl qu mb fu ny xp rk";
    private static final int ENOUGH_ROTATED = 12;
    private static final int ENOUGH_REVERSED = 6;
    private static final int CAPITAL_LAST = 3;
    private static final int SIDE = 32;
    private static final byte[] ROTATION = new byte[SIDE];
    private static final byte[] DIRECTION = new byte[SIDE * SIDE];

    static {
        VOWELS.chars().forEach(c -> ROTATION[c & 31] = -1);
        ROTATED_VOWELS.chars().forEach(c -> ROTATION[c & 31] = 1);
        for (String pair : PAIRS.split(" ", -1)) {
            int first = pair.charAt(0) & 31;
            int second = pair.charAt(1) & 31;
            DIRECTION[first * SIDE + second] = -1;
            DIRECTION[second * SIDE + first] = 1;
        }
    }

    private int rotated;
    private int reversed;
    private boolean looksRotated;
    private boolean looksReversed;

    /// @param end where the word ends; it has ASCII letters only
    void word(String text, int start, int end) {
        int before = 0;
        for (int i = start; i < end; i++) {
            int letter = text.charAt(i) & 31;
            rotated = Math.max(0, rotated + ROTATION[letter]);
            reversed = Math.max(0, reversed + DIRECTION[before * SIDE + letter]);
            before = letter;
            looksRotated |= rotated >= ENOUGH_ROTATED;
        }
        if (end - start > 2 && isUpper(text.charAt(end - 1)) && !isUpper(text.charAt(end - 2))) {
            reversed += CAPITAL_LAST;
        }
        looksReversed |= reversed >= ENOUGH_REVERSED;
    }

    boolean looksRotated() {
        return looksRotated;
    }

    boolean looksReversed() {
        return looksReversed;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
