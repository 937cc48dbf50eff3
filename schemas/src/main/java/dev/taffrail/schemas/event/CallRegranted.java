package dev.taffrail.schemas.event;

/// A call got a further grant.
///
/// @param grant the new one
/// @param notBefore epoch milliseconds; the call waits until then
public record CallRegranted(
        EventHead head, String callId, int grant, RegrantReason reason, String detail, long notBefore)
        implements RunEvent.OfRun {}
