package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.Limits;

/// A leg begins: the first one when the run starts to work, later ones by a resume.
///
/// @param fromStep the checkpoint it goes on from; 0 for the first leg
/// @param firstMessage where the run's messages begin in its conversation
/// @param messages how many messages the conversation has now
/// @param chainHash over these
/// @param commandId of the resume; empty for the first leg
public record LegStarted(
        EventHead head,
        int fromStep,
        Limits limits,
        long firstMessage,
        long messages,
        Bytes chainHash,
        String commandId,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        @DataClass(DataClass.Level.PERSONAL) String reason)
        implements RunEvent.OfRun {}
