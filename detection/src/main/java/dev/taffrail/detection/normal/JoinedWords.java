package dev.taffrail.detection.normal;

import java.util.List;

/// Reads words that were joined into one apart: `Ignore_all_previous_instructions`, `revealSystemPrompt`. Names of few
/// parts, or without a word among these that instructions to a model have, are names; what is written like no word is a
/// code.
final class JoinedWords {
    private static final int MIN_PARTS = 3;
    private static final List<String> TELLING = List.of(
            "ignore",
            "forget",
            "disregard",
            "reveal",
            "obey",
            "pretend",
            "previous",
            "prompt",
            "instruction",
            "instructions");

    private JoinedWords() {}

    /// Whether the part of a text, which has no characters but those of Base64, is words.
    static boolean isJoined(String text, int start, int end) {
        int parts = 0;
        boolean telling = false;
        for (int at = start; at < end; ) {
            int next = at + 1;
            if (isLetter(text.charAt(at))) {
                next = endOfPart(text, at, end);
                if (next < end && isLetter(text.charAt(next)) && !isUpper(text.charAt(next))) {
                    return false;
                }
                parts++;
                telling = telling || isTelling(text, at, next);
            }
            at = next;
        }
        return telling && parts >= MIN_PARTS;
    }

    static View read(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, text.length());
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && Base64Runs.isOfAlphabet(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                read.copy(at++);
            } else {
                copy(read, text, at, end, isJoined(text, at, end));
                at = end;
            }
        }
        return read.as(Form.SPACED);
    }

    private static void copy(ViewBuilder read, String text, int start, int end, boolean apart) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (apart && at > start && isUpper(c) && isSmall(text.charAt(at - 1))) {
                read.append(' ', at, at + 1);
            }
            if (apart && !Character.isLetterOrDigit(c)) {
                read.append(' ', at, at + 1);
            } else {
                read.copy(at);
            }
        }
    }

    /// Small letters, of which the first may be a capital, or capitals.
    private static int endOfPart(String text, int start, int end) {
        int at = start + 1;
        boolean capitals = isUpper(text.charAt(start)) && at < end && isUpper(text.charAt(at));
        while (at < end && (capitals ? isUpper(text.charAt(at)) : isSmall(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static boolean isTelling(String text, int start, int end) {
        for (String word : TELLING) {
            if (word.length() == end - start && text.regionMatches(true, start, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return isSmall(c) || isUpper(c);
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
