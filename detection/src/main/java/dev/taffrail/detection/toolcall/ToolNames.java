package dev.taffrail.detection.toolcall;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Names that are known, and what somebody may have meant who wrote another.
public final class ToolNames {
    private static final int MAX_LENGTH = 64;

    private final List<String> known;

    public ToolNames(Iterable<String> known) {
        var names = new ArrayList<String>();
        known.forEach(names::add);
        Collections.sort(names);
        this.known = List.copyOf(names);
    }

    /// A sentence about a name that is not known: the nearest one if there is one, else all of them.
    public String unknown(String name) {
        String asked = name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH) + "...";
        String sentence = "there is no tool named `" + asked + "`";
        return nearest(asked)
                .map(near -> sentence + "; did you mean `" + near + "`?")
                .orElseGet(
                        () -> sentence + "; the tools are: " + (known.isEmpty() ? "none" : String.join(", ", known)));
    }

    private Optional<String> nearest(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(asked, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, asked.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(asked, candidate.toLowerCase(Locale.ROOT))));
    }

    /// Levenshtein's distance: how many characters must be put in, taken out or changed.
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
