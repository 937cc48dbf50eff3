package dev.taffrail.agent.tool.argument;

/// The classes of wrong tool calls, as they are counted and told to the model.
public enum ProblemKind {
    MALFORMED_JSON,
    WRONG_TYPE,
    MISSING_FIELD,
    EXTRA_FIELD,
    /// The value has the right type and breaks another rule: a range, a pattern, a fixed set.
    OTHER,
    UNKNOWN_TOOL
}
