package dev.taffrail.bench.load;

import dev.taffrail.bench.figure.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// The two shapes of load.
public final class Loads {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double NANOS_PER_MILLI = 1e6;
    /// A burst that is not this much better than the best before it shows that the process is warm.
    private static final double BETTER = 1.05;
    private static final int MOST_WARM_UPS = 8;

    private Loads() {}

    /// How a burst went.
    ///
    /// @param elapsed from the first request to the last outcome
    /// @param modelCalls of each run
    public record Burst(int runs, int modelCalls, Duration elapsed) {
        public int iterations() {
            return runs * Iterations.of(modelCalls);
        }

        public double iterationsPerSecond() {
            return perSecond(iterations());
        }

        public double modelCallsPerSecond() {
            return perSecond(runs * modelCalls);
        }

        private double perSecond(int number) {
            return number / (elapsed.toNanos() / 1e9);
        }
    }

    /// One run at a time. The time of a run is from handing its request to the producer until its outcome was
    /// read, divided by its [Iterations]: milliseconds per iteration.
    ///
    /// @param name begins the ids of the runs; not used before
    /// @param progress is told how many runs are done
    public static Spread oneByOne(RunClient client, String name, int runs, int modelCalls, IntConsumer progress) {
        List<Double> millis = new ArrayList<>(runs);
        for (int i = 0; i < runs; i++) {
            long begun = System.nanoTime();
            client.ask(name + i, modelCalls);
            Ended ended = client.await(1, PATIENCE).getFirst();
            millis.add((ended.readAt() - begun) / NANOS_PER_MILLI / Iterations.of(modelCalls));
            progress.accept(i + 1);
        }
        return Spread.of(millis);
    }

    /// Bursts until the process is warm: under load its JVM compiles for as long as half a minute, on the same
    /// cores.
    ///
    /// @return how many it took
    public static int warmUp(RunClient client, String name, int runs, int modelCalls) {
        double best = 0;
        for (int i = 1; i <= MOST_WARM_UPS; i++) {
            double rate = atOnce(client, name + i + "-", runs, modelCalls).iterationsPerSecond();
            if (rate < best * BETTER) {
                return i;
            }
            best = rate;
        }
        return MOST_WARM_UPS;
    }

    /// All at once.
    public static Burst atOnce(RunClient client, String name, int runs, int modelCalls) {
        long begun = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            client.ask(name + i, modelCalls);
        }
        Ended last = client.await(runs, PATIENCE).getLast();
        return new Burst(runs, modelCalls, Duration.ofNanos(last.readAt() - begun));
    }
}
