package dev.taffrail.detection.normal;

/// Signs in a text that it may say something other than what it shows. One pass, nothing kept; most texts have none.
final class Marks {
    private static final int LONG_RUN = 16;
    private static final int MIN_ESCAPES = 3;
    private static final int MIN_SPACED = 5;
    private static final int MIN_NUMBERS = 6;
    private static final int MIN_JOINED = 10;

    private final String text;
    private boolean foreign;
    private boolean comment;
    private boolean longRun;
    private int escapes;
    private boolean document;
    private boolean backslash;
    private int spacedInRow;
    private boolean spaced;
    private boolean joined;
    private int numbersInRow;
    private boolean numbers;
    private int leet;
    private int words;
    private int rotated;
    private int reversed;
    private int usual;
    private final LetterOrder order = new LetterOrder();
    private int foreignLetters;
    private int allUpper;
    private int allLetters;

    private Marks(String text) {
        this.text = text;
    }

    static Marks of(String text) {
        var marks = new Marks(text);
        marks.run();
        return marks;
    }

    boolean isPlain() {
        return !(foreign
                || comment
                || longRun
                || hasManyEscapes()
                || isEscapedDocument()
                || spaced
                || joined
                || numbers
                || hasLeet()
                || looksRotated()
                || looksReversed()
                || isShouted());
    }

    boolean hasForeign() {
        return foreign;
    }

    boolean hasComment() {
        return comment;
    }

    boolean hasLongRun() {
        return longRun;
    }

    boolean hasManyEscapes() {
        return escapes >= MIN_ESCAPES;
    }

    /// Whether it begins like an object or a list of JSON, or is enclosed like a string of it, and has a backslash,
    /// which begins an escape there: elsewhere a single one may be the path of a file.
    boolean isEscapedDocument() {
        return document && backslash;
    }

    boolean hasSpaced() {
        return spaced;
    }

    boolean hasJoined() {
        return joined;
    }

    boolean hasNumbers() {
        return numbers;
    }

    /// Two words, since a name such as `covid19` is one.
    boolean hasLeet() {
        return leet >= 2 && 10 * leet >= words;
    }

    /// So much so that a number may be a word.
    boolean isMostlyLeet() {
        return hasLeet() && 4 * leet >= words;
    }

    boolean isShouted() {
        return allUpper >= 16 && 10 * allUpper > 7 * allLetters;
    }

    boolean looksRotated() {
        return order.looksRotated() || (rotated > usual && 12 * rotated >= words);
    }

    boolean looksReversed() {
        return order.looksReversed() || (reversed > usual && 12 * reversed >= words) || foreignLetters > allLetters;
    }

    private void run() {
        int length = text.length();
        document = beginsDocument();
        for (int at = 0; at < length; ) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c >= 128) {
                foreign = true;
                foreignLetters++;
                spacedInRow = isAlone(at) ? spacedInRow + 1 : 0;
                spaced |= spacedInRow >= MIN_SPACED;
                at++;
            } else if (Base64Runs.isOfAlphabet(c)) {
                at = run(at);
            } else {
                if (c == '@' || c == '$' || c == '!') {
                    leet += isWithinWord(at) ? 1 : 0;
                }
                if (c == '\\' || c == '%' || c == '&') {
                    escapes++;
                    backslash |= c == '\\';
                } else if (c == '<') {
                    comment |= text.startsWith("<!--", at);
                } else if (!Fold.isPlain(c)) {
                    foreign = true;
                }
                if (!NumberRuns.isSeparator(c)) {
                    numbersInRow = 0;
                }
                at++;
            }
        }
    }

    private boolean beginsDocument() {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first < text.length()
                && switch (text.charAt(first)) {
                    case '{', '[' -> true;
                    case '"' -> lastSign() > first && text.charAt(lastSign()) == '"';
                    default -> false;
                };
    }

    private int lastSign() {
        int last = text.length() - 1;
        while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return last;
    }

    /// A small letter follows, and what comes before is no end of a word.
    private boolean isWithinWord(int at) {
        return at + 1 < text.length()
                && Character.isLowerCase(text.charAt(at + 1))
                && (at == 0 || text.charAt(at - 1) == ' ' || Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    /// Between two equal signs or spaces.
    private boolean isAlone(int at) {
        return at > 0
                && at + 1 < text.length()
                && text.charAt(at - 1) == text.charAt(at + 1)
                && text.charAt(at + 1) < 128
                && !Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /// Letters, digits and what else Base64 is made of, up to the next other character.
    private int run(int start) {
        int end = start;
        int letters = 0;
        int digits = 0;
        int upper = 0;
        int key = 0;
        int length = text.length();
        for (; end < length; end++) {
            char c = text.charAt(end);
            if (c >= 'a' && c <= 'z') {
                letters++;
                key = (key << 5) | (c - 'a' + 1);
            } else if (c >= 'A' && c <= 'Z') {
                letters++;
                upper++;
                key = (key << 5) | (c - 'A' + 1);
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else if ((c == '%' && end + 2 < length) || !Base64Runs.isOfAlphabet(c)) {
                break;
            }
        }
        judge(start, end - start, letters, digits, upper, key);
        return end;
    }

    private void judge(int start, int size, int letters, int digits, int upper, int key) {
        allUpper += upper;
        allLetters += letters;
        longRun |= (size >= LONG_RUN && (digits > 0 || upper > 1)) || size > 3 * LONG_RUN;
        spacedInRow = size == 1 || isBroken(start, size) ? spacedInRow + (size + 1) / 2 : 0;
        spaced |= spacedInRow >= MIN_SPACED && letters > 0;
        boolean number = digits > 0 && size <= 8 && (letters == 0 || size <= 4 || size == 8);
        boolean many = size > 8 && 2 * digits >= size;
        numbersInRow = number || many || (size == 2 && letters == 2) ? numbersInRow + (many ? size / 8 : 1) : 0;
        numbers |= numbersInRow >= MIN_NUMBERS || (size >= 2 * LONG_RUN && digits > 0);
        if (letters >= MIN_JOINED && (upper > 0 || letters < size) && !joined) {
            joined = JoinedWords.isJoined(text, start, start + size);
        }
        if (letters > 0) {
            words++;
            leet += digits > 0 && size <= LONG_RUN && isBetweenLetters(start, size) ? 1 : 0;
            if (letters == size && size <= LONG_RUN) {
                order.word(text, start, start + size);
            }
            if (digits == 0 && letters <= 6) {
                CommonWord.Look look = CommonWord.look(key, letters);
                usual += look == CommonWord.Look.USUAL ? 1 : 0;
                rotated += look == CommonWord.Look.ROTATED ? 1 : 0;
                reversed += look == CommonWord.Look.REVERSED ? 1 : 0;
            }
        }
    }

    /// `i-g-n-o-r-e` and `i_g_n_o_r_e` are one run; so is `-g-e-`.
    private boolean isBroken(int start, int size) {
        boolean first = Character.isLetterOrDigit(text.charAt(start));
        for (int i = 1; i < Math.min(size, 2 * MIN_SPACED); i++) {
            if (Character.isLetterOrDigit(text.charAt(start + i)) != (i % 2 == 0 ? first : !first)) {
                return false;
            }
        }
        return true;
    }

    /// Digits that stand for letters have one next to them; `flight2` and `x86_64` do too, hence the minimum of
    /// two.
    private boolean isBetweenLetters(int start, int size) {
        for (int i = start; i + 1 < start + size; i++) {
            if (isLeetDigit(text.charAt(i)) && Character.isLowerCase(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLeetDigit(char c) {
        return c >= '0' && c <= '9' && c != '2' && c != '6' && c != '9';
    }
}
