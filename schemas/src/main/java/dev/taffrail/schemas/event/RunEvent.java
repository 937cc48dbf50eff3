package dev.taffrail.schemas.event;

/// What happened: the values of `run-events`. Every decision that changed or caused anything ends with a [Decided].
public sealed interface RunEvent permits RunEvent.OfRun, EntitySnapshot, Decided {

    /// An event of one run.
    sealed interface OfRun extends RunEvent
            permits RunAccepted,
                    LegStarted,
                    StatusChanged,
                    ModelStep,
                    ToolStep,
                    MessageAdded,
                    CallRegranted,
                    CallEscalated,
                    LateUsage,
                    Checkpointed,
                    BudgetChanged,
                    CommandAnswered,
                    RunEnded {
        EventHead head();
    }
}
