package dev.taffrail.agent.tool.builtin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Evaluates arithmetic by recursive descent: sums of products of powers of numbers, groups and functions. Work is bounded by the
/// length of the text, the depth of its nesting and the size of every intermediate result.
final class Expression {
    private static final int MAX_CHARACTERS = 1_000;
    private static final int MAX_NESTING = 50;
    private static final int MAX_DIGITS = 60;

    private final String text;
    private int at;
    private int nesting;

    /// What came of an expression.
    sealed interface Result {}

    record Value(BigDecimal number) implements Result {
        /// Plain digits without needless zeros.
        String text() {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    }

    /// @param reason a sentence that says where and what
    record Rejected(String reason) implements Result {}

    private Expression(String text) {
        this.text = text;
    }

    static Result evaluate(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return new Rejected("an expression has at most " + MAX_CHARACTERS + " characters");
        }
        try {
            return new Value(new Expression(text).whole());
        } catch (ArithmeticException impossible) {
            return new Rejected("the expression cannot be computed: " + impossible.getMessage());
        } catch (Malformed malformed) {
            return new Rejected(malformed.reason);
        }
    }

    private BigDecimal whole() throws Malformed {
        BigDecimal value = sum();
        if (peek() != END) {
            throw unexpected("an operator");
        }
        return value;
    }

    private BigDecimal sum() throws Malformed {
        BigDecimal value = product();
        for (char operator = peek(); operator == '+' || operator == '-'; operator = peek()) {
            at++;
            BigDecimal right = product();
            value = operator == '+' ? Decimal.add(value, right) : Decimal.add(value, right.negate());
        }
        return value;
    }

    private BigDecimal product() throws Malformed {
        BigDecimal value = signed();
        for (char operator = peek(); operator == '*' || operator == '/' || operator == '%'; operator = peek()) {
            at++;
            BigDecimal right = signed();
            value = operator == '*'
                    ? Decimal.multiply(value, right)
                    : operator == '/' ? Decimal.divide(value, right) : Decimal.remainder(value, right);
        }
        return value;
    }

    /// A sign binds looser than a power: -2^2 is -4, as on paper.
    private BigDecimal signed() throws Malformed {
        boolean negative = false;
        for (char sign = peek(); sign == '-' || sign == '+'; sign = peek()) {
            negative ^= sign == '-';
            at++;
        }
        BigDecimal value = power();
        return negative ? value.negate() : value;
    }

    private BigDecimal power() throws Malformed {
        BigDecimal base = atom();
        if (peek() != '^') {
            return base;
        }
        at++;
        enter();
        BigDecimal exponent = signed();
        nesting--;
        return Decimal.power(base, exponent);
    }

    private BigDecimal atom() throws Malformed {
        char next = peek();
        if (next == '(') {
            at++;
            enter();
            BigDecimal value = sum();
            nesting--;
            expect(')');
            return value;
        }
        if (isDigit(next) || next == '.') {
            return number();
        }
        if (isLetter(next)) {
            return function();
        }
        throw unexpected("a number");
    }

    private BigDecimal number() throws Malformed {
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(start, at);
        boolean oneValue = digits.indexOf('.') == digits.lastIndexOf('.') && !digits.equals(".");
        if (!oneValue || digits.length() > MAX_DIGITS) {
            throw new Malformed("'" + digits + "' at position " + (start + 1) + " is not a number of at most " + MAX_DIGITS + " digits");
        }
        return new BigDecimal(digits);
    }

    private BigDecimal function() throws Malformed {
        int start = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        expect('(');
        enter();
        List<BigDecimal> values = values();
        nesting--;
        expect(')');
        return switch (name) {
            case "round" -> Decimal.round(one(name, values, 2).getFirst(), values.getLast());
            case "abs" -> one(name, values, 1).getFirst().abs();
            case "min" -> values.stream().reduce(BigDecimal::min).orElseThrow();
            case "max" -> values.stream().reduce(BigDecimal::max).orElseThrow();
            case "sum" -> values.stream().reduce(BigDecimal.ZERO, Decimal::add);
            default ->
                throw new Malformed("'" + name + "' at position " + (start + 1)
                        + " is not a function; there are round, abs, min, max and sum");
        };
    }

    private List<BigDecimal> values() throws Malformed {
        var values = new ArrayList<BigDecimal>();
        values.add(sum());
        while (peek() == ',') {
            at++;
            values.add(sum());
        }
        return values;
    }

    private static List<BigDecimal> one(String function, List<BigDecimal> values, int wanted) throws Malformed {
        if (values.size() != wanted) {
            throw new Malformed(function + " takes " + wanted + " values, but has " + values.size());
        }
        return values;
    }

    private void enter() throws Malformed {
        if (++nesting > MAX_NESTING) {
            throw new Malformed("the expression is nested deeper than " + MAX_NESTING + " levels");
        }
    }

    private void expect(char wanted) throws Malformed {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        at++;
    }

    private static final char END = 0;

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private Malformed unexpected(String wanted) {
        return new Malformed(
                at >= text.length()
                        ? "the expression ends where " + wanted + " is expected"
                        : "'" + text.substring(at, text.offsetByCodePoints(at, 1)) + "' at position " + (at + 1) + " is unexpected; "
                                + wanted + " belongs there");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static final class Malformed extends Exception {
        private final String reason;

        Malformed(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
