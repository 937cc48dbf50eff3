package dev.taffrail.bench.part;

import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.bench.figure.Spread;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.project.RowChange;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.store.CheckpointStore;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.RowWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checkpoints out of and into the SQLite file that the burst left behind, with the sink's own store. `up` must have
/// stopped.
final class CheckpointPart {
    private static final int WARM_UP = 10;
    /// Beyond every place in a log, so that nothing is overwritten.
    private static final long FIRST_ID = 1L << 60;

    private CheckpointPart() {}

    /// @param runs how many of [LoadParts#name] there are
    static void measure(Path file, int runs, int times, Report report) throws InterruptedException {
        var serde = Product.serde(Product.TOPICS.runEvents());
        try (var database = Database.open(file)) {
            var queries = new RunQueries(database, serde);
            var writer = new RowWriter(serde);
            List<Double> loads = new ArrayList<>();
            List<Double> writes = new ArrayList<>();
            for (int i = 0; i < WARM_UP + times; i++) {
                long begun = System.nanoTime();
                Checkpointed checkpoint = load(queries, LoadParts.name() + i % runs);
                double load = Watch.millisSince(begun);
                double write = write(database, writer, FIRST_ID + i, checkpoint);
                if (i >= WARM_UP) {
                    loads.add(load);
                    writes.add(write);
                }
            }
            report.put(Figure.CHECKPOINT_LOAD, Spread.of(loads).p50())
                    .put(Figure.CHECKPOINT_WRITE, Spread.of(writes).p50());
            report.details("checkpoint")
                    .put("times", times)
                    .put("load_p95_ms", Spread.of(loads).p95())
                    .put("write_p95_ms", Spread.of(writes).p95());
        }
    }

    private static Checkpointed load(RunQueries queries, String run) throws InterruptedException {
        var result = queries.checkpoint(RunKey.DEFAULT_TENANT, run, CheckpointStore.LAST);
        if (result.isPresent() && result.get() instanceof CheckpointStore.Result.Found found) {
            return found.checkpoint();
        }
        throw new Failure(ExitCode.NEGATIVE, "SQLite has no usable checkpoint of " + run + ": " + result);
    }

    private static double write(Database database, RowWriter writer, long id, Checkpointed checkpoint)
            throws InterruptedException {
        long begun = System.nanoTime();
        database.inTransaction(tx -> {
            writer.apply(tx, id, List.of(new RowChange.CheckpointAdded(id, checkpoint)));
            return id;
        });
        return Watch.millisSince(begun);
    }
}
