package dev.taffrail.bench.train;

import dev.taffrail.detection.injection.InjectionDetector;
import dev.taffrail.detection.injection.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Scores that every row got from models that had not seen its group.
///
/// Scores are what the models say, before calibration. The whole is scored for users' rows only; for tools' rows it is
/// the same as the window.
final class HeldOut {
    private static final int FOLDS = 5;
    private final Function<Row, String> group;
    private final List<Row> rows;
    private final double[] whole;
    private final double[] window;

    private final Map<String, InjectionFit> fits = new TreeMap<>();

    private HeldOut(Function<Row, String> group, List<Row> rows) {
        this.group = group;
        this.rows = rows;
        this.whole = new double[rows.size()];
        this.window = new double[rows.size()];
    }

    /// Leaves out one group after another.
    static HeldOut of(InjectionData data, Function<Row, String> group) {
        var all = new ArrayList<>(data.user());
        all.addAll(data.tool());
        var heldOut = new HeldOut(group, all.stream().map(Prepared::row).toList());
        var groups = new TreeSet<String>();
        all.forEach(each -> groups.add(group.apply(each.row())));
        for (String left : groups) {
            var fit = InjectionFit.of(data, row -> !group.apply(row).equals(left));
            heldOut.fits.put(left, fit);
            for (int i = 0; i < all.size(); i++) {
                Prepared each = all.get(i);
                if (group.apply(each.row()).equals(left)) {
                    heldOut.window[i] = fit.window(each);
                    heldOut.whole[i] = heldOut.isUser(i) ? fit.whole(each) : heldOut.window[i];
                }
            }
        }
        return heldOut;
    }

    /// Five parts; rows that are variants of each other are in the same one.
    static String fold(Row row) {
        return "fold " + Math.floorMod(31 * row.family().hashCode() + 7, FOLDS);
    }

    /// The detectors that would be shipped had nobody seen the group of the row.
    interface Detectors {
        InjectionDetector of(Row row);
    }

    Detectors detectors(Calibration calibration) {
        var detectors = new TreeMap<String, InjectionDetector>();
        fits.forEach((left, fit) -> detectors.put(left, new InjectionDetector(fit.model(calibration))));
        return row -> Objects.requireNonNull(detectors.get(group.apply(row)));
    }

    boolean isUser(int i) {
        return rows.get(i).from() == Source.USER;
    }

    List<Row> rows() {
        return rows;
    }

    double whole(int i) {
        return whole[i];
    }

    double window(int i) {
        return window[i];
    }
}
