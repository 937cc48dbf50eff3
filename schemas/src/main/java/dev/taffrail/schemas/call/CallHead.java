package dev.taffrail.schemas.call;

import dev.taffrail.schemas.run.RunKey;

/// What every call carries.
///
/// @param callId `run:leg.step.index`, derived, so that a replay names it alike
/// @param grant 1 for the first; each grant allows one attempt that may be billed
/// @param callSeq counter of the partition; take-overs name calls by it
/// @param partition of agent-inbox, agent-calls and call-results alike
/// @param validUntil epoch milliseconds of the log's clock; not to be started later
/// @param timeoutMillis how long the call itself may take
/// @param idempotencyKey the same for every grant of the call
/// @param policy `name@hash` that the run is pinned to; empty for runs of a time without it
public record CallHead(
        RunKey run,
        int leg,
        int step,
        String callId,
        int grant,
        long callSeq,
        int partition,
        long validUntil,
        long timeoutMillis,
        String idempotencyKey,
        String traceparent,
        String policy) {}
