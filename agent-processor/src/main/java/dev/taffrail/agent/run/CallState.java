package dev.taffrail.agent.run;

import dev.taffrail.schemas.codec.StateUnion;

/// Where a call is on its way.
@StateUnion
public sealed interface CallState {
    /// The run is paused, or it is not this call's turn. Nothing is reserved.
    record Held() implements CallState {}

    /// Waits before the next grant. Nothing is reserved.
    record Delayed(long until) implements CallState {}

    /// Reserved, and in the ready queue.
    record Ready(long readySeq) implements CallState {}

    /// Reserved, and with the callers.
    ///
    /// @param deadline epoch milliseconds; then it is lost, whoever holds it, unless nobody is known to have
    /// claimed it
    /// @param heldBy the incarnation that gave the partition up and still runs the call; empty for whoever owns the
    ///     partition
    record Out(long callSeq, long deadline, String heldBy) implements CallState {
        boolean isHandedOver() {
            return !heldBy.isEmpty();
        }

        /// The owner of the partition has it.
        Out withOwner() {
            return new Out(callSeq, deadline, "");
        }

        /// `incarnation` has it, and no longer the partition.
        Out handedOverBy(String incarnation) {
            return new Out(callSeq, deadline, incarnation);
        }
    }

    /// Answered.
    record Done() implements CallState {}
}
