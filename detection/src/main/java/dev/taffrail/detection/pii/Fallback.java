package dev.taffrail.detection.pii;

import java.util.List;

/// What is certain enough to say when the tagger saw nothing: ages, nationalities, months and weekdays.
final class Fallback {
    private Fallback() {}

    static Tag of(String text, List<Token> tokens, int i) {
        int list = lexicon(tokens, i);
        if (is(list, Lexicon.NATION) && isCapital(text, tokens.get(i))) {
            return Tag.NRP;
        }
        if (isNumber(text, tokens.get(i), 1, 3) && isAge(tokens, i)) {
            return Tag.AGE;
        }
        if (isNumber(text, tokens.get(i), 4, 4)
                && isYear(text, tokens.get(i))
                && is(lexicon(tokens, i - 1), Lexicon.MONTH)) {
            return Tag.DATE_TIME_FIRST;
        }
        boolean day = is(list, Lexicon.DAY) && isCapital(text, tokens.get(i)) && length(tokens.get(i)) > 5;
        boolean month = is(list, Lexicon.MONTH) && isCapital(text, tokens.get(i)) && length(tokens.get(i)) > 4;
        return day || month ? Tag.DATE_TIME_FIRST : Tag.OUTSIDE;
    }

    /// `37 years old`, `37 year old`, `aged 37`.
    private static boolean isAge(List<Token> tokens, int i) {
        boolean old = is(lexicon(tokens, i + 1), Lexicon.TIME_UNIT) && is(lexicon(tokens, i + 2), Lexicon.AGE);
        return old || is(lexicon(tokens, i + 1), Lexicon.AGE) || is(lexicon(tokens, i - 1), Lexicon.AGE);
    }

    private static boolean isYear(String text, Token token) {
        String digits = text.substring(token.start(), token.start() + 2);
        return digits.equals("19") || digits.equals("20");
    }

    private static boolean isNumber(String text, Token token, int fewest, int most) {
        return Character.isDigit(text.charAt(token.start())) && length(token) >= fewest && length(token) <= most;
    }

    private static boolean isCapital(String text, Token token) {
        return Character.isUpperCase(text.charAt(token.start()));
    }

    private static int length(Token token) {
        return token.end() - token.start();
    }

    private static int lexicon(List<Token> tokens, int i) {
        return i < 0 || i >= tokens.size() ? 0 : Lexicon.of(tokens.get(i).word());
    }

    private static boolean is(int list, Lexicon expected) {
        return list == expected.number;
    }
}
