package dev.taffrail.bench.part;

import dev.taffrail.bench.child.ProcessFigures;
import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Spread;
import dev.taffrail.bench.load.Iterations;
import dev.taffrail.bench.load.Loads;
import dev.taffrail.bench.store.SinkFile;
import java.time.Duration;

/// Startup, one run at a time, nothing to do, many runs at once.
final class LoadParts {
    private static final Duration SINK_PATIENCE = Duration.ofSeconds(60);
    private static final double PERCENT = 100;
    private static final double THOUSAND = 1_000;

    private LoadParts() {}

    /// The first request ever, asked for as soon as `up` is ready.
    static void startup(Stage stage) {
        try (var client = Product.load(stage.clients())) {
            Loads.oneByOne(client, "first-", 1, 1, _ -> {});
            stage.report().put(Figure.STARTUP, Watch.millisSince(stage.child().startedAt()));
        }
    }

    static void sequential(Stage stage) {
        var plan = stage.plan();
        int iterations = Iterations.of(plan.modelCalls());
        try (var client = Product.load(stage.clients())) {
            Spread cold = Loads.oneByOne(
                    client,
                    "cold-",
                    plan.coldRuns(),
                    plan.modelCalls(),
                    done -> stage.say().accept("cold: run " + done));
            Loads.oneByOne(
                    client,
                    "warm-",
                    plan.warmUpRuns(),
                    plan.modelCalls(),
                    done -> stage.say().accept("warm-up: run " + done));
            Spread millis = Loads.oneByOne(
                    client,
                    name(),
                    plan.runs(),
                    plan.modelCalls(),
                    done -> stage.say().accept("one by one: run " + done));
            stage.report()
                    .put(Figure.SEQUENTIAL_P50, millis.p50())
                    .put(Figure.SEQUENTIAL_TOOL_P50, millis.p50() * iterations / plan.modelCalls())
                    .put(Figure.SEQUENTIAL_P95, millis.p95())
                    .put(Figure.SEQUENTIAL_COLD_P50, cold.p50());
            stage.report()
                    .details("sequential")
                    .put("cold_runs", plan.coldRuns())
                    .put("warm_up_runs", plan.warmUpRuns())
                    .put("runs", plan.runs())
                    .put("model_calls_per_run", plan.modelCalls())
                    .put("iterations_per_run", iterations)
                    .put("max_ms", millis.max());
        }
    }

    /// The ids of the runs that were measured one by one begin so.
    static String name() {
        return "alone-";
    }

    static void idle(Stage stage) throws InterruptedException {
        Duration time = stage.plan().idle();
        try (var file = SinkFile.open(stage.child().database())) {
            Watch.quiet(file);
        }
        Duration before = ProcessFigures.cpu(stage.child().handle());
        long begun = System.nanoTime();
        Watch.pause(time);
        double used = ProcessFigures.cpu(stage.child().handle()).minus(before).toNanos() / 1e6;
        stage.report().put(Figure.IDLE_CPU, PERCENT * used / Watch.millisSince(begun));
        stage.report().details("idle").put("seconds", time.toSeconds());
    }

    static void burst(Stage stage) throws InterruptedException {
        var plan = stage.plan();
        try (var client = Product.load(stage.clients());
                var file = SinkFile.open(stage.child().database())) {
            stage.say().accept("warm-up bursts");
            int warmUps = Loads.warmUp(client, "warm-burst-", plan.burst(), plan.modelCalls());
            long ended = Watch.quiet(file) + plan.burst();
            Duration cpu = ProcessFigures.cpu(stage.child().handle());
            stage.say().accept("burst of " + plan.burst() + " runs");
            Loads.Burst burst = Loads.atOnce(client, "burst-", plan.burst(), plan.modelCalls());
            long last = System.nanoTime();
            stage.report()
                    .put(Figure.BURST_RATE, burst.iterationsPerSecond())
                    .put(Figure.BURST_TOOL_RATE, burst.modelCallsPerSecond())
                    .put(Figure.BURST_SINK_BEHIND, ended - file.endedLegs());
            boolean caughtUp = Watch.reached(file, ended, SINK_PATIENCE);
            double used = ProcessFigures.cpu(stage.child().handle()).minus(cpu).toMillis() / THOUSAND;
            stage.report()
                    .put(Figure.BURST_SINK_CAUGHT_UP, Watch.millisSince(last))
                    .put(Figure.BURST_CPU, used / (burst.iterations() / THOUSAND));
            ProcessFigures.peakMib(stage.child().handle())
                    .ifPresent(mib -> stage.report().put(Figure.MEMORY, mib));
            stage.report()
                    .details("burst")
                    .put("warm_up_bursts", warmUps)
                    .put("runs", burst.runs())
                    .put("model_calls_per_run", burst.modelCalls())
                    .put("iterations", burst.iterations())
                    .put("seconds", burst.elapsed().toMillis() / THOUSAND)
                    .put("sink_caught_up", caughtUp);
        }
    }
}
