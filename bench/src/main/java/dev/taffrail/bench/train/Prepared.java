package dev.taffrail.bench.train;

import dev.taffrail.detection.normal.Views;
import java.util.List;

/// A row with its features.
///
/// @param windows its segments and pairs of neighbours, at most [#MAX_WINDOWS]
record Prepared(Row row, SparseVector whole, SparseVector distinct, SparseVector plain, List<SparseVector> windows) {
    static final int BITS = 18;
    private static final int MAX_WINDOWS = 200;

    static Prepared of(Row row) {
        var text = segmented(row.text());
        List<SparseVector> windows = text.windows();
        return new Prepared(
                row,
                text.whole(),
                text.distinct(),
                text.plain(),
                windows.subList(0, Math.min(windows.size(), MAX_WINDOWS)));
    }

    static SegmentedText segmented(String text) {
        return SegmentedText.of(Views.said(text).views().getFirst().text(), BITS);
    }

    Example asWhole(double weight) {
        return new Example(whole, row.attack(), weight);
    }

    Example asDistinct(double weight) {
        return new Example(distinct, row.attack(), weight);
    }

    double best(LinearFit fit) {
        return fit.score(top(fit));
    }

    SparseVector top(LinearFit fit) {
        SparseVector top = windows.getFirst();
        double best = Double.NEGATIVE_INFINITY;
        for (SparseVector window : windows) {
            double score = fit.score(window);
            if (score > best) {
                best = score;
                top = window;
            }
        }
        return top;
    }
}
