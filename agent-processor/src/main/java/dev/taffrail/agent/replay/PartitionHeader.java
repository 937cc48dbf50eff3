package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Callers;
import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.Partition;
import dev.taffrail.schemas.codec.Bytes;
import java.util.Optional;

/// What a partition remembers after a decision that could not be made again.
final class PartitionHeader {
    /// Most calls that one decision is taken to send out, and to take back.
    private static final int MOST_CALLS = 16;

    private PartitionHeader() {}

    /// After a decision that changed nothing of the partition but that it has seen the event, and what the event
    /// tells about claims. That is the same when the event is a duplicate of the gate.
    static Partition passed(Partition before, Input input) {
        return after(before, input, 0, 0).claimedUpTo(Callers.claimedBy(input.event()));
    }

    /// The partition with the recorded digest, when it came about by calls going out and coming back. Only a digest
    /// that fits makes it known.
    static Optional<Partition> withDigest(Partition before, Input input, Bytes digest) {
        long claimed = Callers.claimedBy(input.event());
        for (var calls = 0; calls <= 2 * MOST_CALLS; calls++) {
            for (var out = Math.max(0, calls - MOST_CALLS); out <= Math.min(calls, MOST_CALLS); out++) {
                var candidate = after(before, input, out, calls - out).claimedUpTo(claimed);
                if (Digests.of(candidate).equals(digest)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Partition after(Partition before, Input input, int out, int back) {
        return new Partition(
                Math.max(before.time(), input.time()),
                input.offset(),
                before.callSeq() + out,
                before.outstanding() + out - back,
                before.readySeq(),
                before.ready(),
                before.servedTenant(),
                before.version() + 1,
                before.claimed());
    }
}
