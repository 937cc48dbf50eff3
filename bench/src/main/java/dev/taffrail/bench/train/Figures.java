package dev.taffrail.bench.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What held-out scores amount to: recall at one false alarm in a hundred, area under the curve, and both at the
/// shipped thresholds.
final class Figures {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double ONE_IN_A_HUNDRED = 0.01;
    private final HeldOut scores;
    private final Calibration calibration;
    private final double[] score;

    Figures(HeldOut scores, Calibration calibration, double[] score) {
        this.scores = scores;
        this.calibration = calibration;
        this.score = score;
    }

    static Figures of(HeldOut scores, Calibration calibration) {
        var detectors = scores.detectors(calibration);
        double[] score = scores.rows().stream()
                .mapToDouble(
                        row -> detectors.of(row).assess(row.text(), row.from()).score())
                .toArray();
        return new Figures(scores, calibration, score);
    }

    ObjectNode json() {
        double threshold = pooledThreshold();
        ObjectNode json = JSON.createObjectNode();
        json.set("all", figures(threshold, i -> true));
        json.set("direct", figures(threshold, scores::isUser));
        json.set("indirect", figures(threshold, i -> !scores.isUser(i)));
        ObjectNode sources = json.putObject("sources");
        for (String source :
                new TreeSet<>(scores.rows().stream().map(Row::source).toList())) {
            sources.set(
                    source,
                    ofSource(threshold, i -> scores.rows().get(i).source().equals(source)));
        }
        return json;
    }

    private ObjectNode figures(double threshold, IntPredicate which) {
        ObjectNode json = JSON.createObjectNode();
        json.put("auc", rounded(auc(i -> !isAttack(i) || which.test(i))));
        json.put("recall_at_fpr_1", rounded(share(i -> isAttack(i) && which.test(i), i -> score[i] > threshold)));
        json.put("recall_at_shipped", rounded(share(i -> isAttack(i) && which.test(i), this::isShipped)));
        json.put("fpr_at_shipped", rounded(share(i -> !isAttack(i) && which.test(i), this::isShipped)));
        return json;
    }

    private ObjectNode ofSource(double threshold, IntPredicate which) {
        ObjectNode json = JSON.createObjectNode();
        json.put("rows", IntStream.range(0, score.length).filter(which).count());
        putShare(json, "recall_at_fpr_1", i -> isAttack(i) && which.test(i), i -> score[i] > threshold);
        putShare(json, "recall_at_shipped", i -> isAttack(i) && which.test(i), this::isShipped);
        putShare(json, "fpr_at_shipped", i -> !isAttack(i) && which.test(i), this::isShipped);
        return json;
    }

    private void putShare(ObjectNode json, String name, IntPredicate of, IntPredicate counted) {
        double share = share(of, counted);
        if (!Double.isNaN(share)) {
            json.put(name, rounded(share));
        }
    }

    private double share(IntPredicate of, IntPredicate counted) {
        return IntStream.range(0, score.length)
                .filter(of)
                .mapToDouble(i -> counted.test(i) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private boolean isAttack(int i) {
        return scores.rows().get(i).attack();
    }

    private boolean isShipped(int i) {
        return score[i] > (scores.isUser(i) ? calibration.userThreshold() : calibration.toolThreshold());
    }

    private double pooledThreshold() {
        double[] harmless = IntStream.range(0, score.length)
                .filter(i -> !isAttack(i))
                .mapToDouble(i -> score[i])
                .sorted()
                .toArray();
        return harmless[harmless.length - 1 - (int) (ONE_IN_A_HUNDRED * harmless.length)];
    }

    private double auc(IntPredicate which) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, score.length).filter(which).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> score[i]));
        double ranks = 0;
        long attacks = 0;
        for (int i = 0; i < order.size(); i++) {
            if (isAttack(order.get(i))) {
                ranks += i + 1;
                attacks++;
            }
        }
        long harmless = order.size() - attacks;
        return (ranks - attacks * (attacks + 1) / 2.0) / ((double) attacks * harmless);
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
