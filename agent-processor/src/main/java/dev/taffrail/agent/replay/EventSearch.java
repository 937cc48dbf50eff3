package dev.taffrail.agent.replay;

import dev.taffrail.schemas.event.RunEvent;
import java.util.function.LongFunction;

/// Finds where in `run-events` the evidence of an inbox offset begins, by halving: the events are in the order of their
/// causes.
final class EventSearch {
    private EventSearch() {}

    /// An offset of `run-events` at or before the first event about `cause` or a later one, and not far before it.
    ///
    /// @param at gives the log from an offset on
    static long startOf(long cause, long from, long end, LongFunction<Cursor<Entry<RunEvent>>> at) {
        var low = from;
        var high = end;
        while (low < high) {
            var middle = low + (high - low) / 2;
            var entry = at.apply(middle).peek();
            if (entry instanceof Entry.Read<RunEvent>(var _, var _, var event) && Recorded.causeOf(event) < cause) {
                low = Math.max(entry.offset(), middle) + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
