package dev.taffrail.detection.toolcall;

/// Why a tool call does not fit.
public enum Refusal {
    UNKNOWN_TOOL,
    MALFORMED_JSON,
    MISSING_REQUIRED,
    WRONG_TYPE,
    EXTRA_PROPERTY,
    NOT_IN_ENUM,
    /// Another rule of the schema: a bound, a pattern, a format.
    OTHER
}
