package dev.taffrail.agent.model;

/// Why an answer ends where it does.
public enum FinishReason {
    /// The model was done.
    STOP,
    /// The completion cap cut the answer off.
    LENGTH,
    /// The model waits for the tools it asked for.
    TOOL_CALLS,
    /// The provider cut or refused the answer for its content.
    CONTENT_FILTER,
    /// A reason that the provider has and this list does not.
    OTHER
}
