package dev.taffrail.sink.query;

import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.store.CheckpointStore;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.RunDetails;
import dev.taffrail.sink.store.RunFilter;
import dev.taffrail.sink.store.RunList;
import dev.taffrail.sink.store.RunRow;
import dev.taffrail.sink.store.Transaction;
import dev.taffrail.sink.store.Transcript;
import java.util.List;
import java.util.Optional;

/// Questions about runs. Safe for use by any number of threads; each answer is one consistent state.
public final class RunQueries {
    public static final int MOST_PER_PAGE = 500;

    /// The last leg of a run.
    public static final int LAST_LEG = 0;

    private final Database database;
    private final CheckpointStore checkpoints;

    public RunQueries(Database database, TopicSerde<RunEvent> serde) {
        this.database = database;
        this.checkpoints = new CheckpointStore(serde);
    }

    /// @param cursor of the page before; empty for the first
    /// @throws IllegalArgumentException when the cursor or the limit is not usable
    public RunPage list(RunFilter filter, String cursor, int limit) throws InterruptedException {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw new IllegalArgumentException("limit must be from 1 to " + MOST_PER_PAGE + ", but is " + limit);
        }
        var place = Cursor.read(cursor, filter);
        var runs = database.read(tx -> RunList.page(tx, filter, place, limit + 1));
        if (runs.size() <= limit) {
            return new RunPage(runs, "");
        }
        var last = runs.get(limit - 1);
        return new RunPage(
                runs.subList(0, limit), Cursor.after(new RunList.Place(last.createdAt(), last.run()), filter));
    }

    public long count(RunFilter filter) throws InterruptedException {
        return database.read(tx -> RunList.count(tx, filter));
    }

    /// A run by the handle that people use: `session/run`, or `run` alone.
    public Optional<RunRow> find(String tenant, String handle) throws InterruptedException {
        return database.read(tx -> find(tx, tenant, handle));
    }

    public Optional<RunView> show(String tenant, String handle) throws InterruptedException {
        return database.read(tx -> {
            var run = find(tx, tenant, handle);
            return run.isPresent() ? Optional.of(view(tx, run.get())) : Optional.empty();
        });
    }

    /// What a leg saw, to its end or so far; empty when there is no such run or leg.
    ///
    /// @param leg from 1, or [#LAST_LEG]
    public Optional<List<Transcript.Entry>> transcript(String tenant, String handle, int leg)
            throws InterruptedException {
        return database.read(tx -> {
            var run = find(tx, tenant, handle);
            if (run.isEmpty()) {
                return Optional.empty();
            }
            for (var candidate : RunDetails.legs(tx, run.get()).reversed()) {
                if (leg == LAST_LEG || candidate.leg() == leg) {
                    return Optional.of(Transcript.of(tx, run.get(), candidate));
                }
            }
            return Optional.empty();
        });
    }

    /// A checkpoint, checked, with its messages; the newest one before it when it cannot be used.
    ///
    /// @param step or [CheckpointStore#LAST]
    public Optional<CheckpointStore.Result> checkpoint(String tenant, String handle, int step)
            throws InterruptedException {
        return database.read(tx -> {
            var run = find(tx, tenant, handle);
            return run.isPresent() ? Optional.of(checkpoints.load(tx, run.get(), step)) : Optional.empty();
        });
    }

    private static RunView view(Transaction tx, RunRow run) {
        return new RunView(
                run,
                RunDetails.legs(tx, run),
                RunDetails.steps(tx, run),
                RunDetails.toolCalls(tx, run),
                RunDetails.checkpoints(tx, run),
                RunDetails.budgets(tx, run),
                RunDetails.commands(tx, run),
                RunDetails.verdicts(tx, run),
                RunDetails.notes(tx, run));
    }

    private static Optional<RunRow> find(Transaction tx, String tenant, String handle) {
        var slash = handle.indexOf('/');
        var session = slash < 0 ? handle : handle.substring(0, slash);
        var key = new RunKey(tenant, session, handle.substring(slash + 1));
        var run = RunList.find(tx, key);
        return run.isPresent() || slash >= 0 ? run : RunList.findById(tx, key);
    }
}
