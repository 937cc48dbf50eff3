package dev.taffrail.detection.normal;

import java.util.List;
import java.util.Locale;

/// The words most English texts have: they betray a text that is rotated by thirteen letters or written backwards.
final class CommonWord {
    enum Look {
        NONE,
        USUAL,
        ROTATED,
        REVERSED
    }

    private static final List<String> WORDS = List.of(
            "the", "and", "you", "your", "that", "this", "with", "for", "are", "all", "not", "have", "from", "what",
            "tell", "will", "can", "please", "ignore", "forget", "reveal", "print", "show", "secret", "rules", "user",
            "now", "any", "act", "send", "email", "key", "write", "say", "their", "about", "which", "my", "to", "of",
            "is", "me");

    private static final int SIZE = 4096;
    private static final int[] KEYS = new int[SIZE];
    private static final Look[] LOOKS = new Look[SIZE];

    static {
        WORDS.forEach(word -> put(word, Look.USUAL));
        WORDS.stream().filter(word -> word.length() > 2).forEach(word -> put(rotated(word), Look.ROTATED));
        WORDS.stream()
                .filter(word -> word.length() > 2)
                .forEach(word -> put(new StringBuilder(word).reverse().toString(), Look.REVERSED));
    }

    private CommonWord() {}

    /// @param key the letters of a word, five bits each, whatever their case
    static Look look(int key, int letters) {
        int at = slot(key & mask(letters));
        Look look = LOOKS[at];
        return look == null ? Look.NONE : look;
    }

    private static int mask(int letters) {
        return (1 << (5 * Math.min(6, letters))) - 1;
    }

    private static void put(String word, Look look) {
        int key = 0;
        for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
            key = (key << 5) | (c - 'a' + 1);
        }
        int at = slot(key);
        if (LOOKS[at] == null) {
            KEYS[at] = key;
            LOOKS[at] = look;
        }
    }

    private static int slot(int key) {
        int at = (key * 0x9E3779B1) >>> 20;
        while (LOOKS[at] != null && KEYS[at] != key) {
            at = (at + 1) & (SIZE - 1);
        }
        return at;
    }

    private static String rotated(String word) {
        var text = new StringBuilder(word.length());
        word.chars().forEach(c -> text.append((char) ('a' + (c - 'a' + 13) % 26)));
        return text.toString();
    }
}
