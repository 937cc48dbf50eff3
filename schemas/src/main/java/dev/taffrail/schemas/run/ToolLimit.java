package dev.taffrail.schemas.run;

/// How often one tool may be called in the scope of the limits that hold it.
public record ToolLimit(String tool, long calls) {}
