package dev.taffrail.schemas.event;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.codec.DataClass;

/// A call that must not be repeated was lost: its outcome is unknown.
public record CallEscalated(
        EventHead head,
        String callId,
        int grant,
        String tool,
        Effect effect,
        @DataClass(DataClass.Level.PERSONAL) String detail)
        implements RunEvent.OfRun {}
