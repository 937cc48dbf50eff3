package dev.taffrail.guardrail.eval;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Right findings, wrong ones, and what was missed.
public record Hits(int rows, int right, int wrong, int missed, int harmless, int flagged) {
    static final Hits NONE = new Hits(0, 0, 0, 0, 0, 0);

    public Hits plus(Hits other) {
        return new Hits(
                rows + other.rows,
                right + other.right,
                wrong + other.wrong,
                missed + other.missed,
                harmless + other.harmless,
                flagged + other.flagged);
    }

    public double f1() {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
    }

    /// @param rowsCount whether rows are what is found: then recall and false alarms at the shipped rules are said
    ///     too
    Figures figures(boolean rowsCount) {
        Double recall = share(right, right + missed);
        return new Figures(
                rows,
                null,
                null,
                rowsCount ? recall : null,
                rowsCount ? share(flagged, harmless) : null,
                f1(),
                share(right, right + wrong),
                recall,
                null,
                Map.of());
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
