package dev.taffrail.schemas.call;

import dev.taffrail.schemas.run.RunKey;

/// Which grant is reported, and by which incarnation of which caller.
public record ResultHead(RunKey run, String callId, int grant, long callSeq, int partition, String incarnation) {}
