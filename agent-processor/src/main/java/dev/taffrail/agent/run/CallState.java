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
    /// @param deadline epoch milliseconds; then it is lost, whoever holds it
    /// @param handedOver its holder gave the partition up and still runs it
    record Out(long callSeq, long deadline, boolean handedOver) implements CallState {}

    /// Answered.
    record Done() implements CallState {}
}
