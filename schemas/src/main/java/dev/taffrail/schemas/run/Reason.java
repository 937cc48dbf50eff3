package dev.taffrail.schemas.run;

/// Why a run ended as it did, in one word that programs can switch on.
public enum Reason {
    UNKNOWN,
    /// The model gave its answer.
    ANSWERED,
    LIMIT_REACHED,
    GUARDRAIL,
    INVALID_REQUEST,
    UNKNOWN_AGENT,
    SESSION_BUSY,
    PAYLOAD_TOO_LARGE,
    BY_COMMAND,
    /// The model provider refused for good: bad key, bad request, unknown model.
    MODEL_REFUSED,
    TOO_MANY_FAILURES,
    /// A call that must not be repeated may or may not have happened; somebody has to decide.
    OUTCOME_UNKNOWN,
    DEADLINE,
    INTERNAL_ERROR
}
