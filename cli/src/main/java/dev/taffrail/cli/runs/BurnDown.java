package dev.taffrail.cli.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// How much of a run's own budget is used up: `#` is spent, `+` is reserved for calls in flight, `-` is left. The
/// dimension that runs out first is in front.
record BurnDown(List<Dimension> dimensions) {
    private static final int WIDTH = 10;

    record Dimension(String name, long spent, long reserved, long limit) {
        private double used() {
            return (double) (spent + reserved) / limit;
        }

        @Override
        public String toString() {
            int spentCells = (int) Math.min(WIDTH, Math.round((double) spent / limit * WIDTH));
            int usedCells = Math.clamp(Math.round(used() * WIDTH), spentCells, WIDTH);
            return "%s %s%s%s %d%%"
                    .formatted(
                            name,
                            "#".repeat(spentCells),
                            "+".repeat(usedCells - spentCells),
                            "-".repeat(WIDTH - usedCells),
                            Math.round(used() * 100));
        }
    }

    BurnDown {
        dimensions = dimensions.stream()
                .sorted((a, b) -> Double.compare(b.used(), a.used()))
                .toList();
    }

    static BurnDown of(RunReport report) {
        for (JsonNode budget : report.json().path("budgets")) {
            if (RunReport.text(budget, "scope").equals("RUN")) {
                return of(budget);
            }
        }
        return new BurnDown(List.of());
    }

    private static BurnDown of(JsonNode budget) {
        var dimensions = new ArrayList<Dimension>();
        for (String name : List.of("iterations", "total_tokens", "cost_micros", "tool_calls")) {
            long limit = budget.path("limits").path(name).longValue(0);
            if (limit > 0) {
                dimensions.add(new Dimension(
                        word(name), amount(budget.path("spent"), name), amount(budget.path("reserved"), name), limit));
            }
        }
        return new BurnDown(dimensions);
    }

    private static long amount(JsonNode spend, String name) {
        return name.equals("total_tokens")
                ? spend.path("prompt_tokens").longValue(0)
                        + spend.path("completion_tokens").longValue(0)
                : spend.path(name).longValue(0);
    }

    /// As `--limit` has it.
    private static String word(String name) {
        return switch (name) {
            case "total_tokens" -> "tokens";
            case "cost_micros" -> "cost";
            case String same -> same.toLowerCase(Locale.ROOT);
        };
    }

    boolean isEmpty() {
        return dimensions.isEmpty();
    }

    @Override
    public String toString() {
        return String.join("  ", dimensions.stream().map(Dimension::toString).toList());
    }
}
