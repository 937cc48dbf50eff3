package dev.taffrail.bench.figure;

import dev.taffrail.cli.terminal.Table;
import java.util.Locale;

/// Reports for people.
public final class Tables {
    private static final int PERCENT = 100;

    private Tables() {}

    public static Table of(Report report) {
        var table = new Table("FIGURE", ">VALUE", "GOAL", "MET", "MEANING");
        for (Figure figure : Figure.values()) {
            report.get(figure)
                    .ifPresent(value -> table.row(
                            figure.key(),
                            Numbers.words(value),
                            figure.goal().words(),
                            met(figure.goal(), value),
                            figure.meaning()));
        }
        return table;
    }

    public static Table of(Comparison comparison) {
        var table = new Table("FIGURE", ">BEFORE", ">NOW", ">WORSE BY", "");
        for (Comparison.Line line : comparison.lines()) {
            if (line.figure().better() != Figure.Better.NEITHER) {
                table.row(
                        line.figure().key(),
                        Numbers.words(line.before()),
                        Numbers.words(line.now()),
                        String.format(Locale.ROOT, "%+.1f %%", Math.min(line.worse(), 1e6) * PERCENT),
                        line.regression() ? "regression" : line.figure().floor().isPresent() ? "by the floor" : "");
            }
        }
        return table;
    }

    private static String met(Goal goal, double value) {
        return switch (goal) {
            case Goal.None() -> "";
            case Goal.AtMost _, Goal.AtLeast _ -> goal.isMetBy(value) ? "yes" : "NO";
        };
    }
}
