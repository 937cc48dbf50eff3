package dev.taffrail.schemas.agent;

import dev.taffrail.schemas.codec.DefaultSymbol;

/// What to do when a tool call that must not be repeated was lost.
public enum UnknownOutcome {
    /// End the leg as FAILED with reason OUTCOME_UNKNOWN; resuming the run is somebody's decision.
    @DefaultSymbol
    STOP,
    /// Tell the model that the outcome is unknown and go on.
    TELL_MODEL
}
