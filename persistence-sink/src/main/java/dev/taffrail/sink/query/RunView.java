package dev.taffrail.sink.query;

import dev.taffrail.sink.store.RunDetails;
import dev.taffrail.sink.store.RunRow;
import java.util.List;

/// Everything about one run but its messages.
public record RunView(
        RunRow run,
        List<RunDetails.Leg> legs,
        List<RunDetails.Step> steps,
        List<RunDetails.ToolCall> toolCalls,
        List<RunDetails.Checkpoint> checkpoints,
        List<RunDetails.Budget> budgets,
        List<RunDetails.Command> commands,
        List<RunDetails.Verdict> verdicts,
        List<RunDetails.Note> notes) {}
