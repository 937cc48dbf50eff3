package dev.taffrail.agent.run;

import dev.taffrail.schemas.inbox.CommandReceived;

/// A command that came before its run.
///
/// @param until epoch milliseconds; then it is answered UNKNOWN_RUN
public record WaitingCommand(CommandReceived command, long until) {}
