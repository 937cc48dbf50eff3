package dev.taffrail.agent.tool;

import java.time.InstantSource;

/// What the process lends to its tools.
///
/// @param clock the only clock a tool may look at
public record ToolSurroundings(InstantSource clock) {}
