package dev.taffrail.sink;

import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.sink.project.LogPosition;
import dev.taffrail.sink.project.Projection;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.RowWriter;
import java.util.ArrayList;
import java.util.List;

/// One partition of the log, brought into files without Kafka.
public final class Log {
    private final int partition;
    private final List<RunEvent> events = new ArrayList<>();
    private final List<RunOutcome> outcomes = new ArrayList<>();

    public Log(int partition) {
        this.partition = partition;
    }

    public Log add(Story story) {
        events.addAll(story.events());
        outcomes.addAll(story.outcomes());
        return this;
    }

    public int size() {
        return events.size();
    }

    /// Loads the events from `from` to `to`, exclusive, in one transaction.
    public Log load(Database database, int from, int to) throws Exception {
        var rows = new RowWriter(Contracts.events());
        database.inTransaction(tx -> {
            for (var offset = from; offset < to; offset++) {
                var at = new LogPosition(partition, offset);
                rows.apply(tx, at.packed(), Projection.project(events.get(offset), at));
            }
            return to;
        });
        return this;
    }

    public Log loadOutcomes(Database database) throws Exception {
        var rows = new RowWriter(Contracts.events());
        database.inTransaction(tx -> {
            for (var offset = 0; offset < outcomes.size(); offset++) {
                var at = new LogPosition(partition, offset);
                rows.apply(tx, at.packed(), Projection.project(outcomes.get(offset), at));
            }
            return outcomes;
        });
        return this;
    }

    public Log loadAll(Database database) throws Exception {
        return load(database, 0, size()).loadOutcomes(database);
    }
}
