package dev.taffrail.guardrail.eval;

import dev.taffrail.detection.injection.InjectionDetector;
import dev.taffrail.detection.injection.Source;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Measures the injection detector. One threshold for the whole run: the one that one harmless row in a hundred is
/// above.
record InjectionMeasure(List<Labelled> rows) {
    static final String DIRECT = "injection-direct";
    static final String INDIRECT = "injection-indirect";
    static final String BENIGN = "benign";
    static final List<String> TASKS = List.of(DIRECT, INDIRECT, BENIGN);
    private static final double ONE_IN_A_HUNDRED = 0.01;
    /// Above every score.
    private static final double NEVER = 1;

    static InjectionMeasure of(LabelledFolder folder, InjectionDetector detector, Policy policy) throws IOException {
        double user = policy.injectionThreshold(Stage.REQUEST).orElse(NEVER);
        double tool = policy.injectionThreshold(Stage.TOOL_RESULT).orElse(NEVER);
        var rows = new ArrayList<Labelled>();
        for (String task : TASKS) {
            if (folder.has(task)) {
                folder.read(task, (source, row) -> {
                    double score = detector.assess(LabelledFolder.text(row), sourceOf(task))
                            .score();
                    boolean found = score > (sourceOf(task) == Source.TOOL ? tool : user);
                    rows.add(new Labelled(task, source, LabelledFolder.isPositive(row), score, found));
                });
            }
        }
        return new InjectionMeasure(rows);
    }

    /// Where such a text comes in.
    static Stage stageOf(String task) {
        return task.equals(INDIRECT) ? Stage.TOOL_RESULT : Stage.REQUEST;
    }

    static Source sourceOf(String task) {
        return task.equals(INDIRECT) ? Source.TOOL : Source.USER;
    }

    Map<String, Figures> figures() {
        double threshold = Ranking.threshold(rows, ONE_IN_A_HUNDRED);
        var tasks = new TreeMap<String, Figures>();
        if (!rows.isEmpty()) {
            tasks.put("injection", figures(threshold, row -> true));
        }
        for (String task : TASKS) {
            if (rows.stream().anyMatch(row -> row.task().equals(task))) {
                tasks.put(
                        task, figures(threshold, row -> row.task().equals(task)).withSources(sources(threshold, task)));
            }
        }
        return tasks;
    }

    private Map<String, Figures> sources(double threshold, String task) {
        var sources = new TreeMap<String, Figures>();
        rows.stream()
                .filter(row -> row.task().equals(task))
                .map(Labelled::source)
                .distinct()
                .forEach(source -> sources.put(
                        source,
                        figures(
                                threshold,
                                row -> row.task().equals(task) && row.source().equals(source))));
        return sources;
    }

    /// Attacks of these rows against all harmless rows of the run.
    private Figures figures(double threshold, Predicate<Labelled> which) {
        List<Labelled> some = rows.stream().filter(which).toList();
        List<Labelled> attacks = some.stream().filter(Labelled::attack).toList();
        List<Labelled> harmless = some.stream().filter(row -> !row.attack()).toList();
        List<Labelled> ranked =
                rows.stream().filter(row -> !row.attack() || which.test(row)).toList();
        return Figures.ofRanking(
                some.size(),
                attacks.isEmpty() || ranked.size() == attacks.size() ? null : (Double) Ranking.auc(ranked),
                Double.isNaN(threshold) ? null : share(attacks, row -> row.score() > threshold),
                share(attacks, Labelled::shipped),
                share(harmless, Labelled::shipped));
    }

    private static @Nullable Double share(Collection<Labelled> rows, Predicate<Labelled> counted) {
        return rows.isEmpty() ? null : (double) rows.stream().filter(counted).count() / rows.size();
    }
}
