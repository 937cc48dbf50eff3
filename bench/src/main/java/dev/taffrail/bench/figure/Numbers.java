package dev.taffrail.bench.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers for reports: three digits after the point are more than any of these measurements is good for.
final class Numbers {
    private static final int DIGITS = 3;

    private Numbers() {}

    static BigDecimal rounded(double value) {
        BigDecimal shortest =
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0, RoundingMode.UNNECESSARY) : shortest;
    }

    static String words(double value) {
        return rounded(value).toPlainString();
    }
}
