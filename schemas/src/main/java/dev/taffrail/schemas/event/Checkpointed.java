package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.Bytes;
import java.util.List;

/// An iteration is complete: the run can be resumed or forked from here. Carries no message, only how many there are
/// and their hash.
///
/// @param firstMessage where the run's messages begin in its conversation
/// @param messages how many the conversation has
/// @param chainHash over these
public record Checkpointed(
        EventHead head, String agent, long firstMessage, long messages, Bytes chainHash, List<ScopeBudget> budgets)
        implements RunEvent.OfRun {
    public Checkpointed {
        budgets = List.copyOf(budgets);
    }
}
