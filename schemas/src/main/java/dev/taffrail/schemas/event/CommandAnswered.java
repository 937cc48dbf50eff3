package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.request.CommandKind;

/// A command was applied or refused. For a run that does not exist the leg is 0.
///
/// @param detail why, and what would be allowed
public record CommandAnswered(
        EventHead head,
        String commandId,
        CommandKind kind,
        CommandResult result,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        @DataClass(DataClass.Level.PERSONAL) String principal)
        implements RunEvent.OfRun {}
