package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.DataClass;
import java.util.List;

/// Limits were raised by a command.
public record BudgetChanged(
        EventHead head,
        List<ScopeBudget> budgets,
        String commandId,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        @DataClass(DataClass.Level.PERSONAL) String reason)
        implements RunEvent.OfRun {
    public BudgetChanged {
        budgets = List.copyOf(budgets);
    }
}
