package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.project.RowChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings row changes into their tables. Remembers which row belongs to which run; after a transaction that failed,
/// make a new one.
public final class RowWriter {
    /// More runs than are at work at a time on two cores; a forgotten one costs a look into an index.
    private static final int KNOWN_RUNS = 10_000;

    private final CheckpointEnvelope checkpoints;
    private final Map<RunKey, RunRef> runs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunKey, RunRef> eldest) {
            return size() > KNOWN_RUNS;
        }
    };

    public RowWriter(TopicSerde<RunEvent> serde) {
        this.checkpoints = new CheckpointEnvelope(serde);
    }

    /// Applies the changes of one record.
    ///
    /// @param id of the record
    public void apply(Transaction tx, long id, List<RowChange> changes) {
        for (var change : changes) {
            switch (change) {
                case RowChange.RunOpened row -> runs.put(row.head().run(), RunsTable.open(tx, row));
                case RowChange.OfRun row -> apply(tx, run(tx, row, id), row);
                case RowChange.CommandAdded row -> CommandsTable.add(tx, row);
                case RowChange.AuditAdded row -> AuditTable.add(tx, row);
                case RowChange.OutcomeSeen row -> OutcomesTable.seen(tx, row);
            }
        }
    }

    private void apply(Transaction tx, RunRef run, RowChange.OfRun change) {
        switch (change) {
            case RowChange.RunOpened row ->
                throw new IllegalStateException(row.head().run() + " is opened above");
            case RowChange.LegOpened row -> {
                RunsTable.startLeg(tx, run, row);
                LegsTable.open(tx, run, row);
            }
            case RowChange.RunMoved row -> {
                RunsTable.move(tx, run, row);
                LegsTable.move(tx, run, row);
            }
            case RowChange.RunProgressed row -> {
                RunsTable.progress(tx, run, row);
                LegsTable.progress(tx, run, row);
            }
            case RowChange.RunCharged row -> RunsTable.charge(tx, run, row);
            case RowChange.LegClosed row -> {
                RunsTable.end(tx, run, row);
                LegsTable.end(tx, run, row);
                OutcomesTable.ended(tx, run, row);
            }
            case RowChange.StepAdded row -> StepsTable.add(tx, run, row);
            case RowChange.ToolCallAdded row -> ToolCallsTable.add(tx, run, row);
            case RowChange.MessageAdded row -> MessagesTable.add(tx, run, row);
            case RowChange.CheckpointAdded row -> CheckpointsTable.add(tx, run, row, checkpoints);
            case RowChange.BudgetSet row -> BudgetsTable.add(tx, run, row);
            case RowChange.VerdictAdded row -> VerdictsTable.add(tx, run, row);
            case RowChange.NoteAdded row -> NotesTable.add(tx, run, row);
        }
    }

    private RunRef run(Transaction tx, RowChange.OfRun row, long id) {
        var key = row.head().run();
        var known = runs.get(key);
        if (known == null) {
            var found = RunsTable.find(tx, key);
            known = found.isPresent() ? found.get() : RunsTable.openUnseen(tx, row.head(), id);
            runs.put(key, known);
        }
        return known;
    }
}
