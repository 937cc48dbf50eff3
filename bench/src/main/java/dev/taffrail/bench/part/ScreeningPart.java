package dev.taffrail.bench.part;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.bench.load.Loads;
import dev.taffrail.bench.load.RunClient;
import dev.taffrail.platform.kafka.KafkaClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// What screening of texts costs the run path: bursts with the shipped policy and with one that screens no text, in
/// turn, each on an `up` of its own while the other has nothing to do.
public final class ScreeningPart {
    private ScreeningPart() {}

    /// @param data a folder that is not there yet
    public static void measure(Path data, Plan plan, Map<String, String> settings, Report report, Consumer<String> say)
            throws IOException, InterruptedException {
        var open = new LinkedHashMap<>(settings);
        open.put("guardrail.policy", OpenPolicy.NAME);
        say.accept("starting `taffrail up` with the shipped policy, and another with one that screens no text");
        try (var screened = ChildTaffrail.start(data.resolve("screened"), Agents.equipment(settings))) {
            var with = screened.awaitReady().clients();
            try (var unscreened = ChildTaffrail.start(data.resolve("unscreened"), Agents.equipment(open))) {
                measure(new Pair(with, unscreened.awaitReady().clients(), plan, say), report);
            }
        }
    }

    private static void measure(Pair pair, Report report) {
        var shortTexts = pair.kept("screening-", Product::load);
        var pages = pair.kept("screening-pages-", Product::pages);
        report.put(Figure.SCREENING_KEPT, shortTexts.kept())
                .put(Figure.SCREENING_RATE, shortTexts.screened())
                .put(Figure.SCREENING_KEPT_PAGES, pages.kept());
        report.details("screening")
                .put("runs", pair.plan().burst())
                .put("unscreened_per_second", shortTexts.unscreened())
                .put("pages_per_second", pages.screened())
                .put("pages_unscreened_per_second", pages.unscreened());
    }

    /// Iterations per second of the median bursts.
    private record Kept(double screened, double unscreened) {
        double kept() {
            return screened / unscreened;
        }
    }

    private record Pair(KafkaClients screened, KafkaClients unscreened, Plan plan, Consumer<String> say) {
        Kept kept(String name, Function<KafkaClients, RunClient> load) {
            try (var with = load.apply(screened);
                    var without = load.apply(unscreened)) {
                say.accept(name + ": warm-up bursts");
                Loads.warmUp(with, name, plan.burst(), plan.modelCalls());
                Loads.warmUp(without, name, plan.burst(), plan.modelCalls());
                say.accept(name + ": bursts of " + plan.burst() + " runs, in turn");
                var bursts = Loads.inTurn(with, without, name, plan.burst(), plan.modelCalls());
                return new Kept(
                        Loads.median(bursts.getFirst()).iterationsPerSecond(),
                        Loads.median(bursts.getLast()).iterationsPerSecond());
            }
        }
    }
}
