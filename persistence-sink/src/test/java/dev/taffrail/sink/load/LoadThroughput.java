package dev.taffrail.sink.load;

import com.sun.management.OperatingSystemMXBean;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Story;
import dev.taffrail.sink.store.Database;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Prints how fast a burst is loaded: 1,000 runs of 10 iterations that take turns, with the evidence that real
/// decisions leave. Run `main`; nothing asserts a time.
final class LoadThroughput {
    private static final int RUNS = 1_000;
    private static final int ITERATIONS = 10;
    private static final int PARTITIONS = 4;
    private static final Decided EVIDENCE = new Decided(
            7,
            1,
            Bytes.sha256(new byte[] {1}),
            List.of(new EntityDigest("run/acme/session/run-1", Bytes.sha256(new byte[] {2}))));

    private LoadThroughput() {}

    public static void main(String[] args) throws Exception {
        for (var perPoll : new int[] {50, 500, 50, 500, 1_000}) {
            measure(perPoll);
        }
    }

    private static void measure(int perPoll) throws Exception {
        var log = burst();
        var folder = Files.createTempDirectory("taffrail-load");
        try (var database = Database.open(folder.resolve("sink.db"))) {
            var loop = new LoadLoop(
                    log.consumer(perPoll),
                    database,
                    Contracts.feeds(),
                    Shard.WHOLE,
                    log,
                    (_, poison) -> {
                        throw poison;
                    },
                    new Pace(System::nanoTime),
                    LoadListener.NONE);
            var threads = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            var cpu = threads.getProcessCpuTime();
            var began = System.nanoTime();
            var thread = Thread.ofPlatform().start(loop);
            if (!loop.progress().await(log.ends(), Duration.ofMinutes(2))) {
                throw new IllegalStateException("not loaded: " + loop.progress().status());
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            cpu = threads.getProcessCpuTime() - cpu;
            loop.stop();
            thread.join();
            var records =
                    log.ends().values().stream().mapToLong(Long::longValue).sum();
            System.out.printf(
                    "%d records a poll and partition: %d records in %d ms = %d/s; %d iterations = %d/s; CPU %d ms = %.1f us a record; %d bytes an iteration%n",
                    perPoll,
                    records,
                    took.toMillis(),
                    records * 1_000 / took.toMillis(),
                    RUNS * ITERATIONS,
                    RUNS * ITERATIONS * 1_000L / took.toMillis(),
                    cpu / 1_000_000,
                    cpu / 1_000.0 / records,
                    bytes(folder) / (RUNS * ITERATIONS));
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static LogSketch burst() {
        var stories = new ArrayList<List<RunEvent>>();
        var log = new LogSketch();
        for (var run = 0; run < RUNS; run++) {
            var story = Story.completed("run-" + run, ITERATIONS, 1_000 + run);
            stories.add(story.events());
            log.outcomes(run % PARTITIONS, story.outcomes());
        }
        for (var turn = 0; turn < stories.getFirst().size(); turn++) {
            for (var run = 0; run < RUNS; run++) {
                log.event(run % PARTITIONS, stories.get(run).get(turn));
                log.event(run % PARTITIONS, EVIDENCE);
            }
        }
        return log;
    }

    private static long bytes(Path folder) throws Exception {
        return Files.size(folder.resolve("sink.db")) + Files.size(folder.resolve("sink.db-wal"));
    }
}
