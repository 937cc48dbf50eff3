package dev.taffrail.agent.tool.builtin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Decimal arithmetic with 100 significant digits, and an end: what would grow past 10^1000 or shrink below 10^-1000 is
/// an error.
final class Decimal {
    private static final MathContext PRECISION = new MathContext(100, RoundingMode.HALF_EVEN);
    private static final MathContext DIVISION = new MathContext(34, RoundingMode.HALF_EVEN);
    private static final int MAX_EXPONENT = 1_000;

    private Decimal() {}

    static BigDecimal add(BigDecimal left, BigDecimal right) {
        return bounded(left.add(right, PRECISION));
    }

    static BigDecimal multiply(BigDecimal left, BigDecimal right) {
        return bounded(left.multiply(right, PRECISION));
    }

    /// Exact when the quotient is; else 34 digits.
    static BigDecimal divide(BigDecimal left, BigDecimal right) {
        requireDivisor(right);
        return bounded(left.divide(right, DIVISION));
    }

    /// With the sign of the left side, as in most languages.
    static BigDecimal remainder(BigDecimal left, BigDecimal right) {
        requireDivisor(right);
        return bounded(left.remainder(right));
    }

    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        int whole = wholeUpTo(MAX_EXPONENT, exponent, "an exponent");
        BigDecimal value = BigDecimal.ONE;
        for (int i = 0; i < Math.abs(whole); i++) {
            value = multiply(value, base);
        }
        return whole < 0 ? divide(BigDecimal.ONE, value) : value;
    }

    /// Half away from zero, as invoices do.
    static BigDecimal round(BigDecimal value, BigDecimal digits) {
        return value.setScale(wholeUpTo(100, digits, "the digits to round to"), RoundingMode.HALF_UP);
    }

    private static int wholeUpTo(int limit, BigDecimal value, String what) {
        if (value.abs().compareTo(BigDecimal.valueOf(limit)) > 0
                || value.stripTrailingZeros().scale() > 0) {
            throw new ArithmeticException(what + " must be a whole number from -" + limit + " to " + limit + ", but is "
                    + value.toPlainString());
        }
        return value.intValueExact();
    }

    private static void requireDivisor(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("it divides by zero");
        }
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (value.signum() != 0 && Math.abs(value.precision() - value.scale()) > MAX_EXPONENT) {
            throw new ArithmeticException("a result is beyond 10^" + MAX_EXPONENT);
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value;
    }
}
