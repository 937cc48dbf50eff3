package dev.taffrail.schemas.message;

import dev.taffrail.schemas.codec.DefaultSymbol;

/// Why a tool call that the model asked for cannot be executed as it is.
public enum ArgumentProblem {
    NONE,
    UNKNOWN_TOOL,
    MALFORMED_JSON,
    WRONG_TYPE,
    MISSING_FIELD,
    EXTRA_FIELD,
    @DefaultSymbol
    OTHER
}
