package dev.taffrail.schemas.event;

import java.util.List;

/// Limits were raised by a command.
public record BudgetChanged(
        EventHead head, List<ScopeBudget> budgets, String commandId, String principal, String reason)
        implements RunEvent.OfRun {
    public BudgetChanged {
        budgets = List.copyOf(budgets);
    }
}
