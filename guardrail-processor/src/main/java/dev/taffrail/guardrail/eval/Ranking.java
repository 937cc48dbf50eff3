package dev.taffrail.guardrail.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How well scores tell attacks from harmless texts, whatever the threshold.
final class Ranking {
    private Ranking() {}

    /// The chance that an attack scores above a harmless text; equal scores count half. NaN when one of the two is
    /// missing.
    static double auc(List<Labelled> rows) {
        Labelled[] sorted = rows.toArray(Labelled[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Labelled::score));
        double ranks = 0;
        long attacks = 0;
        for (int start = 0; start < sorted.length; ) {
            int end = start;
            while (end < sorted.length && sorted[end].score() == sorted[start].score()) {
                end++;
            }
            for (int i = start; i < end; i++) {
                if (sorted[i].attack()) {
                    ranks += (start + end + 1) / 2.0;
                    attacks++;
                }
            }
            start = end;
        }
        long harmless = sorted.length - attacks;
        return (ranks - attacks * (attacks + 1) / 2.0) / ((double) attacks * harmless);
    }

    /// The lowest threshold that at most this share of the harmless rows is above.
    static double threshold(List<Labelled> rows, double share) {
        double[] harmless = rows.stream()
                .filter(row -> !row.attack())
                .mapToDouble(Labelled::score)
                .sorted()
                .toArray();
        if (harmless.length == 0) {
            return Double.NaN;
        }
        return harmless[harmless.length - 1 - (int) (share * harmless.length)];
    }
}
