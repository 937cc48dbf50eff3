package dev.taffrail.schemas.call;

import dev.taffrail.schemas.run.RunKey;

/// Which grant is reported, and by which incarnation of which caller.
///
/// @param policy of the call's head: the gate screens what is reported by it
/// @param tool which tool was called; empty for a model
public record ResultHead(
        RunKey run,
        String callId,
        int grant,
        long callSeq,
        int partition,
        String incarnation,
        String policy,
        String tool) {}
