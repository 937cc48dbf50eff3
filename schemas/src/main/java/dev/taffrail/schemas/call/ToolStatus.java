package dev.taffrail.schemas.call;

/// How a grant of a tool call ended.
public enum ToolStatus {
    /// It may or may not have happened.
    UNKNOWN,
    OK,
    /// The tool says no; told to the model.
    FAILED,
    /// May work when granted again.
    FAILED_TRANSIENT,
    TIMED_OUT,
    CANCELLED,
    /// Never started: a rule of the policy stopped it, it names no tool, or its arguments do not fit it, as the
    /// model wrote them or as a guardrail left them. Costs nothing; the model is told.
    REFUSED
}
