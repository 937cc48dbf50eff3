package dev.taffrail.cli.scrub;

import dev.taffrail.detection.Span;
import java.util.List;
import java.util.Locale;

/// What looks like a secret and is the name of a session, a run, or a member of a group: a log has to show it.
final class Identifiers {
    private static final List<String> NAMES = List.of("session", "run", "id");
    private static final String HEX = "0123456789abcdef";
    private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_ORDERED = 26;
    private static final List<Integer> UUID = List.of(8, 4, 4, 4, 12);

    /// Signs between a name and its value.
    private static final String BETWEEN = " =:'\"/";

    private Identifiers() {}

    /// Whether `span` of `text` has the form of ids that programs make, and what stands before says that it is one.
    ///
    /// @param field what the text is the value of; empty for a text by itself
    static boolean isOne(String field, String text, Span span) {
        String value = text.substring(span.start(), span.end()).toLowerCase(Locale.ROOT);
        return (isTimeOrdered(value) || endsWithUuid(value)) && isNamed(field + text, field.length() + span.start());
    }

    private static boolean isTimeOrdered(String value) {
        return value.length() == TIME_ORDERED && consistsOf(value, BASE32);
    }

    private static boolean endsWithUuid(String value) {
        String[] parts = value.split("-", -1);
        int first = parts.length - UUID.size();
        if (first < 0) {
            return false;
        }
        for (int i = 0; i < UUID.size(); i++) {
            String part = parts[first + i];
            if (part.length() != UUID.get(i) || !consistsOf(part, HEX)) {
                return false;
            }
        }
        return true;
    }

    private static boolean consistsOf(String value, String alphabet) {
        return value.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
    }

    private static boolean isNamed(String text, int start) {
        int end = start;
        while (end > 0 && BETWEEN.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String before = text.substring(Math.max(0, end - TIME_ORDERED), end).toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(before::endsWith);
    }
}
