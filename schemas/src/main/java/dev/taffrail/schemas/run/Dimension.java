package dev.taffrail.schemas.run;

/// What a limit bounds.
public enum Dimension {
    UNKNOWN,
    ITERATIONS,
    DEPTH,
    PROMPT_TOKENS,
    COMPLETION_TOKENS,
    TOTAL_TOKENS,
    COST_MICROS,
    TOOL_CALLS,
    WALL_CLOCK_MILLIS,
    CONSECUTIVE_FAILURES
}
