package dev.taffrail.agent.tool.builtin;

import java.math.BigDecimal;
import java.util.function.IntPredicate;

/// The text of an expression and how far it has been read. Blanks count for nothing.
final class ExpressionText {
    /// What [#peek] answers after the last character.
    static final char END = 0;

    private static final int MAX_DIGITS = 60;

    private final String text;
    private int at;

    ExpressionText(String text) {
        this.text = text;
    }

    /// The next character, which stays to be read.
    char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    /// Goes past the character that [#peek] answered.
    void skip() {
        at++;
    }

    void expect(char wanted) throws MalformedExpressionException {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        skip();
    }

    boolean atNumber() {
        return isInNumber(peek());
    }

    boolean atName() {
        return isInName(peek());
    }

    BigDecimal number() throws MalformedExpressionException {
        int start = at;
        String digits = run(ExpressionText::isInNumber);
        boolean oneValue = digits.indexOf('.') == digits.lastIndexOf('.') && !digits.equals(".");
        if (!oneValue || digits.length() > MAX_DIGITS) {
            throw new MalformedExpressionException("'" + digits + "' at position " + (start + 1)
                    + " is not a number of at most " + MAX_DIGITS + " digits");
        }
        return new BigDecimal(digits);
    }

    String name() {
        return run(ExpressionText::isInName);
    }

    MalformedExpressionException unexpected(String wanted) {
        if (peek() == END) {
            return new MalformedExpressionException("the expression ends where " + wanted + " is expected");
        }
        String found = text.substring(at, text.offsetByCodePoints(at, 1));
        return new MalformedExpressionException(
                "'" + found + "' at position " + (at + 1) + " is unexpected; " + wanted + " belongs there");
    }

    private String run(IntPredicate belongs) {
        int start = at;
        while (at < text.length() && belongs.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isInNumber(int c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static boolean isInName(int c) {
        return c >= 'a' && c <= 'z';
    }
}
