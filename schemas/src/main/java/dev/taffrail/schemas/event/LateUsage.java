package dev.taffrail.schemas.event;

import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.run.Spend;
import java.util.List;

/// A result came for a grant whose call had already been decided otherwise, or never will. It is charged, its
/// reservation is freed, and nothing else changes.
public record LateUsage(
        EventHead head, String callId, int grant, List<Attempt> attempts, Spend charged, List<ScopeBudget> budgets)
        implements RunEvent.OfRun {
    public LateUsage {
        attempts = List.copyOf(attempts);
        budgets = List.copyOf(budgets);
    }
}
