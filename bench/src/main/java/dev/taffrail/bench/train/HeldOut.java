package dev.taffrail.bench.train;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// Scores that every row got from models that had not seen its group.
///
/// The whole is scored for users' rows only; for tools' rows it is the same as the window.
final class HeldOut {
    private static final int FOLDS = 5;
    private final List<Row> rows;
    private final double[] whole;
    private final double[] window;

    HeldOut(List<Row> rows, double[] whole, double[] window) {
        this.rows = rows;
        this.whole = whole;
        this.window = window;
    }

    /// Leaves out one group after another.
    static HeldOut of(InjectionData data, Function<Row, String> group) {
        var all = new ArrayList<>(data.user());
        all.addAll(data.tool());
        var scores =
                new HeldOut(all.stream().map(Prepared::row).toList(), new double[all.size()], new double[all.size()]);
        var groups = new TreeSet<String>();
        all.forEach(each -> groups.add(group.apply(each.row())));
        for (String left : groups) {
            var fit = InjectionFit.of(data, row -> !group.apply(row).equals(left));
            for (int i = 0; i < all.size(); i++) {
                Prepared each = all.get(i);
                if (group.apply(each.row()).equals(left)) {
                    boolean user = i < data.user().size();
                    scores.window[i] = each.best(user ? fit.window() : fit.tool());
                    scores.whole[i] = user ? fit.whole().score(each.whole()) : scores.window[i];
                }
            }
        }
        return scores;
    }

    /// Five parts; rows that are variants of each other are in the same one.
    static String fold(Row row) {
        return "fold " + Math.floorMod(31 * row.family().hashCode() + 7, FOLDS);
    }

    boolean isUser(int i) {
        return !rows.get(i).task().equals("injection-indirect");
    }

    List<Row> rows() {
        return rows;
    }

    double[] whole() {
        return whole;
    }

    double[] window() {
        return window;
    }
}
