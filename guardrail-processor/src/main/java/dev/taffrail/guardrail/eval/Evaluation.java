package dev.taffrail.guardrail.eval;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What detection does on a folder of labelled data. The task `injection` is both injection tasks together.
public record Evaluation(Map<String, Figures> tasks, Speed speed) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// All rules of the policy on the texts of the injection tasks and the benign ones, one thread: users' texts as
    /// requests, the others as results of tools.
    ///
    /// @param textsPerSecondPerCore by the time that the thread has a core
    /// @param p50Micros half of the texts take at most this many microseconds by the clock
    public record Speed(double textsPerSecondPerCore, double p50Micros, double p99Micros) {}

    public Evaluation {
        tasks = new TreeMap<>(tasks);
    }

    /// As `taffrail policy eval -o json` prints it.
    public ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode all = json.putObject("tasks");
        tasks.forEach((name, figures) -> all.set(name, json(figures)));
        json.putObject("speed")
                .put("texts_per_second_per_core", speed.textsPerSecondPerCore)
                .put("p50_us", speed.p50Micros)
                .put("p99_us", speed.p99Micros);
        return json;
    }

    private static ObjectNode json(Figures figures) {
        ObjectNode json = JSON.createObjectNode().put("rows", figures.rows());
        var shares = new TreeMap<String, Double>();
        putIfThere(shares, "auc", figures.auc());
        putIfThere(shares, "recall_at_fpr_1", figures.recallAtFprOne());
        putIfThere(shares, "recall_at_shipped", figures.recallAtShipped());
        putIfThere(shares, "fpr_at_shipped", figures.fprAtShipped());
        putIfThere(shares, "micro_f1", figures.microF1());
        putIfThere(shares, "precision", figures.precision());
        putIfThere(shares, "recall", figures.recall());
        putIfThere(shares, "right_decisions", figures.rightDecisions());
        shares.forEach(json::put);
        if (!figures.sources().isEmpty()) {
            ObjectNode sources = json.putObject("sources");
            figures.sources().forEach((source, some) -> sources.set(source, json(some)));
        }
        return json;
    }

    private static void putIfThere(Map<String, Double> shares, String name, @Nullable Double share) {
        if (share != null) {
            shares.put(name, share);
        }
    }
}
