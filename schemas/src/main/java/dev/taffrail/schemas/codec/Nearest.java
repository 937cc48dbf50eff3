package dev.taffrail.schemas.codec;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class Nearest {
    /// Longer words are not worth comparing; nobody mistypes them by two letters.
    private static final int LONGEST = 64;

    private Nearest() {}

    /// The one of `known` that is at most two edits, or a third of its length, away from `word`.
    public static Optional<String> to(String word, List<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(word);
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(plain, plain(name))))
                .filter(name -> distance(plain, plain(name)) <= Math.max(2, name.length() / 3));
    }

    /// Case and separators are the most frequent mistakes of all.
    private static String plain(String word) {
        return ContractReader.snakeCase(word).replace("_", "").replace("-", "");
    }

    /// Levenshtein's.
    private static int distance(String one, String two) {
        var row = new int[two.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[two.length()];
    }
}
