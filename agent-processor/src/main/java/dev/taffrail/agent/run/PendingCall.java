package dev.taffrail.agent.run;

import dev.taffrail.schemas.run.Spend;

/// A call of a run that has no accepted result yet.
///
/// @param grant of the current or the last grant; 0 before the first
/// @param reserved what the current grant holds in every scope
/// @param cap completion tokens of a model call's current grant
/// @param failures grants that failed or were lost
/// @param wholePrefix the next grant carries the whole conversation
public record PendingCall(
        String callId, int grant, CallState state, Spend reserved, long cap, int failures, boolean wholePrefix) {

    static PendingCall first(String callId) {
        return new PendingCall(callId, 0, new CallState.Held(), Spend.ZERO, 0, 0, false);
    }

    PendingCall in(CallState newState) {
        return new PendingCall(callId, grant, newState, reserved, cap, failures, wholePrefix);
    }

    PendingCall granted(CallState newState, Spend reservation, long newCap) {
        return new PendingCall(callId, grant + 1, newState, reservation, newCap, failures, wholePrefix);
    }

    /// The grant is over; nothing is reserved for it any more.
    PendingCall released(CallState newState) {
        return new PendingCall(callId, grant, newState, Spend.ZERO, 0, failures, false);
    }

    PendingCall failed() {
        return new PendingCall(callId, grant, state, reserved, cap, failures + 1, wholePrefix);
    }

    PendingCall withWholePrefix() {
        return new PendingCall(callId, grant, state, reserved, cap, failures, true);
    }
}
