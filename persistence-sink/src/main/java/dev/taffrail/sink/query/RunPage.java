package dev.taffrail.sink.query;

import dev.taffrail.sink.store.RunRow;
import java.util.List;

/// Some runs, the newest first.
///
/// @param next the cursor of the next page; empty when this is the last
public record RunPage(List<RunRow> runs, String next) {}
