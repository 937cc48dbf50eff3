package dev.taffrail.detection.injection;

import dev.taffrail.detection.weights.Hash;

/// Reads a text once and names its features: groups of two to five letters within a word, words, pairs and triples of
/// words, and sequences of word classes ([WordClass]). Cuts the text into segments on the way: sentences, lines, table
/// cells, JSON values. One for one text; not thread-safe. Linear in the length of the text, memory does not depend on
/// it.
public final class FeatureScan {
    private static final int MAX_SEGMENT = 400;
    private static final int MAX_GROUP = 5;
    private static final int BATCH = 256;
    private static final int LETTERS_OF_A_WORD = 6;
    private static final int GROUP = 0x11;
    private static final int WORD = 0x22;
    private static final int PAIR = 0x33;
    private static final int TRIPLE = 0x44;
    private static final int CLASS = 0x55;
    private static final int CLASS_PAIR = 0x66;
    private static final int CLASS_TRIPLE = 0x77;
    private static final int SHAPE = 0x88;
    private static final int START = 0x1234567;
    private static final int NOWHERE = -1;
    /// Classes further apart than this many words do not belong together.
    private static final int CLASS_REACH = 6;

    private final CharSequence text;
    /// The text again, since reading an array costs a third of asking a text.
    private final char[] chars;
    /// A word in small letters between its two ends.
    private char[] lowered = new char[64];
    /// Groups of letters that are not told yet.
    private final int[] batch = new int[BATCH];
    private final FeatureSink sink;
    private final Traits traits;
    private int segmentStart;
    private int letters;
    private int halfWords;
    private int before = START;
    private int beforeThat = START;
    private int classBefore;
    private int classBeforeThat;
    private int sinceClass;
    private int shapes;
    private int tokenEnd = NOWHERE;

    private FeatureScan(CharSequence text, FeatureSink sink) {
        this.text = text;
        this.chars = text.toString().toCharArray();
        this.sink = sink;
        this.traits = new Traits(text.length());
    }

    public static void scan(CharSequence text, FeatureSink sink) {
        new FeatureScan(text, sink).run();
    }

    private void run() {
        int at = 0;
        int length = chars.length;
        while (at < length) {
            char c = chars[at];
            int end;
            if (isLetter(c)) {
                end = wordEnd(at);
                cutIfLong(at);
                word(at, end);
            } else if (isDigit(c)) {
                end = digitsEnd(at);
                number(end - at);
                shape(5, at, end);
            } else {
                end = at + 1;
                boolean last = Boundaries.isAfter(text, at);
                traits.symbol(at, c);
                if (!isSpace(c) && !(last && isQuote(c))) {
                    symbol(c);
                    shape(6 + (c & 7), at, end);
                }
                if (last) {
                    cut(end);
                }
            }
            at = end;
        }
        cut(length);
        traits.tell(sink);
    }

    private void cutIfLong(int at) {
        if (at - segmentStart > MAX_SEGMENT) {
            cut(at);
        }
    }

    private void cut(int end) {
        if (end > segmentStart) {
            sink.segment(segmentStart, end, letters, halfWords / 2);
        }
        segmentStart = end;
        letters = 0;
        halfWords = 0;
        before = START;
        beforeThat = START;
        classBefore = 0;
        classBeforeThat = 0;
        shapes = 0;
        tokenEnd = NOWHERE;
    }

    private void word(int start, int end) {
        int length = end - start;
        letters += length;
        halfWords += halfWords(start, length);
        if (length + 2 > lowered.length) {
            lowered = new char[2 * (length + 2)];
        }
        int hash = WORD;
        lowered[0] = '<';
        for (int i = 0; i < length; i++) {
            char c = lower(chars[start + i]);
            lowered[i + 1] = c;
            hash = Hash.add(hash, c);
        }
        lowered[length + 1] = '>';
        groups(length + 2);
        token(hash);
        int shape = wordShape(start, end);
        shape(shape, start, end);
        int wordClass = WordClass.of(hash);
        traits.word(start, end, shape);
        if (wordClass != WordClass.NONE) {
            sink.word(start, WordClass.at(wordClass));
        }
        classes(wordClass);
    }

    /// A run of letters without a space counts for as many words as it is long: leaving the spaces out says the
    /// same.
    private int halfWords(int start, int length) {
        char first = chars[start];
        if (isUnspaced(first)) {
            return length;
        }
        return length < 2 || (Character.isSurrogate(first) && !Character.isLetter(Character.codePointAt(chars, start)))
                ? 0
                : 2 * Math.max(1, length / LETTERS_OF_A_WORD);
    }

    /// Thai and Lao, Burmese, Khmer, Chinese and Japanese.
    private static boolean isUnspaced(char c) {
        return c >= 0x0E00
                && (c < 0x0F00
                        || (c >= 0x1000 && c < 0x10A0)
                        || (c >= 0x1780 && c < 0x1800)
                        || (c >= 0x2E80 && c < 0xA000)
                        || (c >= 0xF900 && c < 0xFB00));
    }

    /// The ends of the word are letters of their own. Case is left to the shapes, so that a text in capitals or in
    /// small letters says the same.
    private void groups(int length) {
        int count = 0;
        for (int i = 0; i < length - 1; i++) {
            if (count > BATCH - MAX_GROUP) {
                sink.features(batch, count);
                count = 0;
            }
            int hash = Hash.add(GROUP, lowered[i]);
            int last = Math.min(length, i + MAX_GROUP);
            for (int j = i + 1; j < last; j++) {
                hash = Hash.add(hash, lowered[j]);
                batch[count++] = hash;
            }
        }
        sink.features(batch, count);
    }

    private void number(int digits) {
        token(Hash.add(WORD, '0' + Math.min(digits, 4)));
    }

    private void symbol(char c) {
        token(Hash.add(WORD, c));
    }

    /// Three tokens in a row by what they look like and whether a space is between them: what a machine searched
    /// for looks unlike what a person wrote.
    private void shape(int shape, int start, int end) {
        int spaced = start == tokenEnd ? 0 : 16;
        shapes = ((shapes << 5) | spaced | shape) & 0x7FFF;
        tokenEnd = end;
        sink.feature(Hash.add(SHAPE, shapes));
    }

    private int wordShape(int start, int end) {
        char first = chars[start];
        if (first >= 128) {
            return 4;
        }
        boolean upper = false;
        for (int i = start + 1; i < end; i++) {
            char c = chars[i];
            upper |= c >= 'A' && c <= 'Z';
        }
        return (first >= 'A' && first <= 'Z' ? 1 : 0) | (upper ? 2 : 0);
    }

    private void token(int hash) {
        sink.feature(hash);
        sink.feature(Hash.add(Hash.add(PAIR, before), hash));
        sink.feature(Hash.add(Hash.add(Hash.add(TRIPLE, beforeThat), before), hash));
        beforeThat = before;
        before = hash;
        sinceClass++;
    }

    private void classes(int word) {
        if (word == WordClass.NONE) {
            return;
        }
        if (sinceClass > CLASS_REACH) {
            classBefore = 0;
            classBeforeThat = 0;
        }
        sink.classes(Hash.add(CLASS, word));
        sink.classes(Hash.add(Hash.add(CLASS_PAIR, classBefore), word));
        sink.classes(Hash.add(Hash.add(Hash.add(CLASS_TRIPLE, classBeforeThat), classBefore), word));
        classBeforeThat = classBefore;
        classBefore = word;
        sinceClass = 0;
    }

    private int wordEnd(int start) {
        int end = start + 1;
        while (end < chars.length && isLetter(chars[end])) {
            end++;
        }
        return end;
    }

    private int digitsEnd(int start) {
        int end = start + 1;
        while (end < chars.length && isDigit(chars[end])) {
            end++;
        }
        return end;
    }

    static int hashOfWord(String word) {
        int hash = WORD;
        for (int i = 0; i < word.length(); i++) {
            hash = Hash.add(hash, lower(word.charAt(i)));
        }
        return hash;
    }

    private static char lower(char c) {
        return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
    }

    /// Marks belong to the letter before them, and halves of pairs to a script or an emoji.
    private static boolean isLetter(char c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetter(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The quote around a value is not part of what is said.
    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
