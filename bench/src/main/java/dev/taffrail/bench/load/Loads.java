package dev.taffrail.bench.load;

import dev.taffrail.bench.figure.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// The two shapes of load.
public final class Loads {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double NANOS_PER_MILLI = 1e6;
    /// Under load the JVM compiles for as long as half a minute, on the same cores.
    private static final int WARM_UPS = 6;
    /// A burst takes a few seconds, in which a shared machine may be half as fast as it was: the middle one of
    /// these counts.
    private static final int MEASURED = 5;

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

    /// One run at a time. The time of a run is from handing its request to the producer until its outcome was read,
    /// divided by its [Iterations]: milliseconds per iteration.
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

    /// Bursts that are not measured, until the process is warm.
    ///
    /// @return how many
    public static int warmUp(RunClient client, String name, int runs, int modelCalls) {
        for (int i = 1; i <= WARM_UPS; i++) {
            atOnce(client, name + "warm-" + i + "-", runs, modelCalls);
        }
        return WARM_UPS;
    }

    /// Bursts that are measured, one after the other, in the order of how fast they were.
    public static List<Burst> bursts(RunClient client, String name, int runs, int modelCalls) {
        return IntStream.rangeClosed(1, MEASURED)
                .mapToObj(i -> atOnce(client, name + i + "-", runs, modelCalls))
                .sorted(Comparator.comparingDouble(Burst::iterationsPerSecond))
                .toList();
    }

    /// As [#bursts], with two products in turn, so that both have the machine in all its moods.
    ///
    /// @return the bursts of the first and those of the second
    public static List<List<Burst>> inTurn(RunClient one, RunClient other, String name, int runs, int modelCalls) {
        List<List<Burst>> bursts = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 1; i <= MEASURED; i++) {
            bursts.getFirst().add(atOnce(one, name + i + "-", runs, modelCalls));
            bursts.getLast().add(atOnce(other, name + i + "-", runs, modelCalls));
        }
        bursts.forEach(some -> some.sort(Comparator.comparingDouble(Burst::iterationsPerSecond)));
        return bursts;
    }

    /// The one in the middle.
    public static Burst median(List<Burst> bursts) {
        return bursts.get(bursts.size() / 2);
    }

    /// All at once.
    private static Burst atOnce(RunClient client, String name, int runs, int modelCalls) {
        long begun = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            client.ask(name + i, modelCalls);
        }
        Ended last = client.await(runs, PATIENCE).getLast();
        return new Burst(runs, modelCalls, Duration.ofNanos(last.readAt() - begun));
    }
}
