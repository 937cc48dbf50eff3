package dev.taffrail.schemas.event;

import dev.taffrail.schemas.request.CommandKind;

/// A command was applied or refused. For a run that does not exist the leg is 0.
///
/// @param detail why, and what would be allowed
public record CommandAnswered(
        EventHead head, String commandId, CommandKind kind, CommandResult result, String detail, String principal)
        implements RunEvent.OfRun {}
