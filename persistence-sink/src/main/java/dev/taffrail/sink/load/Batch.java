package dev.taffrail.sink.load;

import dev.taffrail.sink.project.RowChange;
import dev.taffrail.sink.store.PositionsTable;
import java.util.List;

/// What one transaction brings into the file: rows, and where loading goes on after them.
record Batch(List<Projected> records, List<PositionsTable.Row> positions) {
    /// The changes of one record.
    ///
    /// @param id its packed position
    record Projected(long id, List<RowChange> changes) {}

    Batch {
        records = List.copyOf(records);
        positions = List.copyOf(positions);
    }
}
