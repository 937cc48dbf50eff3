package dev.taffrail.platform.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that a misspelt one was probably meant to be.
final class Suggestion {
    private Suggestion() {}

    static Optional<String> closest(String name, Collection<String> known) {
        int tolerated = Math.max(2, name.length() / 4);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= tolerated)
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many characters must be added, dropped or replaced (Levenshtein).
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
