package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.RunStatus;

/// The run is paused or goes on, by a command.
public record StatusChanged(
        EventHead head,
        RunStatus status,
        String commandId,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        @DataClass(DataClass.Level.PERSONAL) String reason)
        implements RunEvent.OfRun {}
