package dev.taffrail.bench.figure;

import java.util.Arrays;
import java.util.List;

/// Measured values of one kind. Percentiles are values that were really measured (nearest rank), never interpolated.
public final class Spread {
    private final double[] sorted;

    private Spread(double[] sorted) {
        this.sorted = sorted;
    }

    /// @throws IllegalArgumentException when nothing was measured
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured, so there is no percentile of it");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    public double p50() {
        return percentile(50);
    }

    public double p95() {
        return percentile(95);
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /// @param percent above 0, at most 100
    public double percentile(int percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("a percentile lies above 0 and at most at 100, but is " + percent);
        }
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    public int count() {
        return sorted.length;
    }
}
