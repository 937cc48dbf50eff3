package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.outcome.RunOutcome;
import java.util.List;

/// A leg ended; the last event of the leg. Carries the same outcome as `run-outcomes`.
///
/// @param messages how many the conversation has
/// @param chainHash over these
public record RunEnded(EventHead head, RunOutcome outcome, long messages, Bytes chainHash, List<ScopeBudget> budgets)
        implements RunEvent.OfRun {
    public RunEnded {
        budgets = List.copyOf(budgets);
    }
}
