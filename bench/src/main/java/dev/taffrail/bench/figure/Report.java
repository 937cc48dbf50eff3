package dev.taffrail.bench.figure;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was measured. Parts fill it in; it is written as JSON or as a table.
public final class Report {
    private static final String DETAILS = "details";

    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    private final ObjectNode details = JsonNodeFactory.instance.objectNode();

    public Report put(Figure figure, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(figure.key() + " is " + value + ", which is no measurement");
        }
        figures.put(figure, value);
        return this;
    }

    /// A count.
    public Report put(Figure figure, long value) {
        return put(figure, (double) value);
    }

    public OptionalDouble get(Figure figure) {
        Double value = figures.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// Sizes, conditions and whatever explains a figure.
    public ObjectNode details(String part) {
        return details.withObject("/" + part);
    }

    /// A part that could not be measured to its end. What was measured before stays.
    public void failed(String part, String why) {
        details("failed").put(part, why);
    }

    /// The parts that could not be measured.
    public Collection<String> failed() {
        return details.path("failed").propertyNames();
    }

    /// The ratios that follow from other figures.
    public Report derived() {
        ratio(Figure.SEQUENTIAL_TO_FLOOR, Figure.SEQUENTIAL_P50, Figure.SEQUENTIAL_FLOOR_P50);
        ratio(Figure.BURST_TO_FLOOR, Figure.BURST_RATE, Figure.BURST_FLOOR_RATE);
        ratio(Figure.STORAGE_GROWTH, Figure.BYTES_AT_200, Figure.BYTES_AT_20);
        ratio(Figure.RESUME_RATIO, Figure.RESUME_1000, Figure.RESUME_10);
        return this;
    }

    private void ratio(Figure ratio, Figure of, Figure to) {
        Double above = figures.get(of);
        Double below = figures.get(to);
        if (above != null && below != null && below > 0) {
            figures.put(ratio, above / below);
        }
    }

    /// Each figure under its whole name (`sequential.p50_ms`), and again as a member of its part (`sequential`:
    /// `p50_ms`).
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        figures.forEach((figure, value) -> json.put(figure.key(), Numbers.rounded(value)));
        figures.forEach((figure, value) -> {
            String[] name = figure.key().split("\\.", 2);
            json.withObject("/" + name[0]).put(name[1], Numbers.rounded(value));
        });
        return json.set(DETAILS, details);
    }

    /// Reads what [#json] wrote. Keys that are no figures are passed over, so that older and newer reports can be
    /// compared.
    public static Report read(JsonNode json) {
        var report = new Report();
        for (Figure figure : Figure.values()) {
            JsonNode value = json.path(figure.key());
            if (value.isNumber()) {
                report.put(figure, value.doubleValue());
            }
        }
        report.details.setAll(json.withObject("/" + DETAILS));
        return report;
    }

    /// Takes the figures and details of another report over.
    public void addAll(Report other) {
        figures.putAll(other.figures);
        details.setAll(other.details);
    }
}
