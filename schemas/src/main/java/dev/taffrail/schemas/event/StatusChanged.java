package dev.taffrail.schemas.event;

import dev.taffrail.schemas.run.RunStatus;

/// The run is paused or goes on, by a command.
public record StatusChanged(EventHead head, RunStatus status, String commandId, String principal, String reason)
        implements RunEvent.OfRun {}
