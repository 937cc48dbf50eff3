package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.DataClass;

/// A call got a further grant.
///
/// @param grant the new one
/// @param notBefore epoch milliseconds; the call waits until then
public record CallRegranted(
        EventHead head,
        String callId,
        int grant,
        RegrantReason reason,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        long notBefore)
        implements RunEvent.OfRun {}
