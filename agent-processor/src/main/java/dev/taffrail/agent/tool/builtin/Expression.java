package dev.taffrail.agent.tool.builtin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Evaluates arithmetic by recursive descent: sums of products of powers of numbers, groups and functions. Work is
/// bounded by the length of the text, the depth of its nesting and the size of every intermediate result.
final class Expression {
    private static final int MAX_CHARACTERS = 1_000;
    private static final int MAX_NESTING = 50;

    private final ExpressionText text;
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

    private Expression(ExpressionText text) {
        this.text = text;
    }

    static Result evaluate(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return new Rejected("an expression has at most " + MAX_CHARACTERS + " characters");
        }
        try {
            return new Value(new Expression(new ExpressionText(text)).whole());
        } catch (ArithmeticException impossible) {
            return new Rejected("the expression cannot be computed: " + impossible.getMessage());
        } catch (MalformedExpressionException malformed) {
            return new Rejected(malformed.reason());
        }
    }

    private BigDecimal whole() throws MalformedExpressionException {
        BigDecimal value = sum();
        if (text.peek() != ExpressionText.END) {
            throw text.unexpected("an operator");
        }
        return value;
    }

    private BigDecimal sum() throws MalformedExpressionException {
        BigDecimal value = product();
        for (char operator = text.peek(); operator == '+' || operator == '-'; operator = text.peek()) {
            text.skip();
            BigDecimal right = product();
            value = Decimal.add(value, operator == '+' ? right : right.negate());
        }
        return value;
    }

    private BigDecimal product() throws MalformedExpressionException {
        BigDecimal value = signed();
        for (char operator = text.peek();
                operator == '*' || operator == '/' || operator == '%';
                operator = text.peek()) {
            text.skip();
            BigDecimal right = signed();
            value = switch (operator) {
                case '*' -> Decimal.multiply(value, right);
                case '/' -> Decimal.divide(value, right);
                default -> Decimal.remainder(value, right);
            };
        }
        return value;
    }

    /// A sign binds looser than a power: -2^2 is -4, as on paper.
    private BigDecimal signed() throws MalformedExpressionException {
        boolean negative = false;
        for (char sign = text.peek(); sign == '-' || sign == '+'; sign = text.peek()) {
            negative ^= sign == '-';
            text.skip();
        }
        BigDecimal value = power();
        return negative ? value.negate() : value;
    }

    private BigDecimal power() throws MalformedExpressionException {
        BigDecimal base = atom();
        if (text.peek() != '^') {
            return base;
        }
        text.skip();
        enter();
        BigDecimal exponent = signed();
        nesting--;
        return Decimal.power(base, exponent);
    }

    private BigDecimal atom() throws MalformedExpressionException {
        if (text.peek() == '(') {
            return Function.GROUP.of(inParentheses());
        }
        if (text.atNumber()) {
            return text.number();
        }
        if (text.atName()) {
            String name = text.name();
            return Function.named(name).of(inParentheses());
        }
        throw text.unexpected("a number");
    }

    private List<BigDecimal> inParentheses() throws MalformedExpressionException {
        text.expect('(');
        enter();
        var values = new ArrayList<BigDecimal>();
        values.add(sum());
        while (text.peek() == ',') {
            text.skip();
            values.add(sum());
        }
        nesting--;
        text.expect(')');
        return values;
    }

    private void enter() throws MalformedExpressionException {
        if (++nesting > MAX_NESTING) {
            throw new MalformedExpressionException("the expression is nested deeper than " + MAX_NESTING + " levels");
        }
    }
}
