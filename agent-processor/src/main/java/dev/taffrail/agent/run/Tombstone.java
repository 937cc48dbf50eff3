package dev.taffrail.agent.run;

import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;

/// What is left of an ended run so that a repeated request is recognised.
///
/// @param until epoch milliseconds; then it is forgotten
public record Tombstone(RunKey key, int leg, RunStatus status, long until) implements Entity {}
