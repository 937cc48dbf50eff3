package dev.taffrail.schemas.event;

import dev.taffrail.schemas.run.RunKey;

/// What every event of a run carries.
///
/// @param seq counts the run's events over all legs, from 1
/// @param step the iteration; 0 before the first model call
/// @param time epoch milliseconds of the log's clock
/// @param offset of the `agent-inbox` record, in the same partition, that caused the event
public record EventHead(RunKey run, int leg, long seq, int step, long time, long offset) {}
