package dev.taffrail.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Two reports side by side. Where a figure has a floor, its ratio to the floor of the same run is compared, so that a
/// slower machine is no regression.
///
/// @param threshold the part by which a figure may be worse: 0.2 for 20 %
public record Comparison(List<Line> lines, double threshold) {
    /// Differences below these are noise of the clock, whatever their part.
    private static final double NEGLIGIBLE = 0.05;

    public Comparison {
        lines = List.copyOf(lines);
    }

    /// @param worse how much worse it is as a part of what it was; negative when it is better
    public record Line(Figure figure, double before, double now, double worse, boolean regression) {}

    public static Comparison of(Report before, Report now, double threshold) {
        var lines = new ArrayList<Line>();
        for (Figure figure : Figure.values()) {
            line(figure, before, now, threshold).ifPresent(lines::add);
        }
        return new Comparison(lines, threshold);
    }

    public boolean regressed() {
        return lines.stream().anyMatch(Line::regression);
    }

    private static Optional<Line> line(Figure figure, Report before, Report now, double threshold) {
        OptionalDouble was = before.get(figure);
        OptionalDouble is = now.get(figure);
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        double worse = worse(
                figure,
                normal(figure, before, now, was.getAsDouble(), before),
                normal(figure, before, now, is.getAsDouble(), now));
        boolean noise = Math.abs(was.getAsDouble() - is.getAsDouble()) < NEGLIGIBLE;
        return Optional.of(new Line(figure, was.getAsDouble(), is.getAsDouble(), worse, worse > threshold && !noise));
    }

    /// The value as it is when one of the two reports has no floor.
    private static double normal(Figure figure, Report before, Report now, double value, Report own) {
        Optional<Figure> floor = figure.floor()
                .filter(of -> before.get(of).orElse(0) > 0 && now.get(of).orElse(0) > 0);
        return floor.map(of -> value / own.get(of).orElseThrow()).orElse(value);
    }

    private static double worse(Figure figure, double was, double is) {
        return switch (figure.better()) {
            case NEITHER -> 0;
            case LOWER -> was == 0 ? 0 : is / was - 1;
            case HIGHER -> is == 0 ? Double.MAX_VALUE : was / is - 1;
        };
    }
}
