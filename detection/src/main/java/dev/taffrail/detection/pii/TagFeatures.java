package dev.taffrail.detection.pii;

import dev.taffrail.detection.weights.Hash;
import java.util.List;

/// What the tagger looks at when it comes to a token: the token, its neighbours, what it said before, and the word
/// before the last colon, which names the field in forms and JSON.
final class TagFeatures {
    static final int MAX = 52;

    private final String text;
    private final List<Token> tokens;
    private final int[] hashes = new int[MAX];
    private int count;
    private int key;

    TagFeatures(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    int count() {
        return count;
    }

    int hash(int i) {
        return hashes[i];
    }

    /// Tokens are taken one after the other.
    void at(int i, int before, int beforeThat) {
        count = 0;
        Token token = tokens.get(i);
        remember(i);
        int w0 = token.word();
        int w1 = word(i - 1);
        int w2 = word(i - 2);
        int n1 = word(i + 1);
        int n2 = word(i + 2);
        int s0 = token.shape();
        int s1 = shape(i - 1);
        int t1 = shape(i + 1);
        add(1, w0);
        add(2, s0);
        add(3, w1);
        add(4, w2);
        add(5, n1);
        add(6, n2);
        add(7, s1);
        add(8, t1);
        add(9, before);
        add(10, before * 31 + beforeThat);
        add(11, Hash.add(w1, s0));
        add(12, Hash.add(w2, w1));
        add(13, Hash.add(n1, n2));
        add(14, Hash.add(w1, n1));
        add(15, Hash.add(before, w0));
        add(16, Hash.add(before, s0));
        add(17, Hash.add(s1, Hash.add(s0, t1)));
        add(18, Hash.add(Hash.add(before, beforeThat), s0));
        add(19, Hash.add(before, w1));
        add(20, Hash.add(key, s0));
        add(21, key);
        add(22, Hash.add(before, n1));
        add(23, Hash.add(word(i - 3), w2));
        add(24, Hash.add(Hash.add(w2, w1), s0));
        add(25, Hash.add(Hash.add(s0, t1), shape(i + 2)));
        add(26, Hash.add(Hash.add(before, beforeThat), w0));
        add(27, shape(i - 2));
        add(28, Hash.add(before, t1));
        add(29, word(i - 3));
        add(30, word(i + 3));
        int l0 = Lexicon.of(w0);
        int l1 = Lexicon.of(w1);
        int m1 = Lexicon.of(n1);
        add(33, l0);
        add(34, l1);
        add(35, m1);
        add(36, (l1 * 32 + l0) * 32 + m1);
        add(37, Hash.add(before * 32 + l0, s0));
        add(38, (Lexicon.of(w2) * 32 + l1) * 32 + l0);
        add(39, Hash.add(l1 * 32 + m1, s0));
        affixes(token);
    }

    private void affixes(Token token) {
        int length = token.end() - token.start();
        if (token.form() != null || !Character.isLetter(text.charAt(token.start()))) {
            return;
        }
        int prefix = 31;
        int suffix = 41;
        for (int n = 1; n <= Math.min(5, length); n++) {
            prefix = Hash.add(prefix, Character.toLowerCase(text.charAt(token.start() + n - 1)));
            suffix = Hash.add(suffix, Character.toLowerCase(text.charAt(token.end() - n)));
            add(31, prefix);
            add(32, suffix);
        }
    }

    /// The word before a colon, or a line that ends with one.
    private void remember(int i) {
        if (i == 0) {
            return;
        }
        char c = text.charAt(tokens.get(i - 1).start());
        if (c == ':') {
            int at = i - 2;
            while (at > 0
                    && i - at < 6
                    && !Character.isLetter(text.charAt(tokens.get(at).start()))) {
                at--;
            }
            key = Hash.add(word(at), word(at - 2));
        } else if (c == '\n' || c == '.') {
            key = 0;
        }
    }

    private int word(int i) {
        return i < 0 || i >= tokens.size() ? i < 0 ? 101 : 102 : tokens.get(i).word();
    }

    private int shape(int i) {
        return i < 0 || i >= tokens.size() ? i < 0 ? 103 : 104 : tokens.get(i).shape();
    }

    private void add(int kind, int hash) {
        hashes[count++] = Hash.add(kind, hash);
    }
}
