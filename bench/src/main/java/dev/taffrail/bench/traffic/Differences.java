package dev.taffrail.bench.traffic;

import java.util.List;
import java.util.Optional;

/// Compares conversations.
final class Differences {
    private static final int SHOWN = 160;

    private Differences() {}

    /// The first difference in words; empty when there is none.
    static Optional<String> first(List<Line> recorded, List<Line> found) {
        for (int i = 0; i < Math.min(recorded.size(), found.size()); i++) {
            if (!recorded.get(i).equals(found.get(i))) {
                return Optional.of("message %d was recorded as %s, but is %s"
                        .formatted(i + 1, shown(recorded.get(i), found.get(i)), shown(found.get(i), recorded.get(i))));
            }
        }
        return recorded.size() == found.size()
                ? Optional.empty()
                : Optional.of("%d messages were recorded, but there are %d".formatted(recorded.size(), found.size()));
    }

    /// From a little before the place where the two differ.
    private static String shown(Line line, Line other) {
        String text = line.toString();
        String against = other.toString();
        int same = 0;
        while (same < Math.min(text.length(), against.length()) && text.charAt(same) == against.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - SHOWN / 4);
        String part = text.substring(from, Math.min(text.length(), from + SHOWN));
        return "`" + (from > 0 ? "..." : "") + part.replaceAll("\\p{Cntrl}", " ")
                + (from + SHOWN < text.length() ? "..." : "") + "`";
    }
}
