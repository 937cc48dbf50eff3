package dev.taffrail.schemas.event;

import dev.taffrail.schemas.message.Message;

/// A message was added to the conversation that no model answered and no tool returned: the user's, or one of the
/// runtime.
///
/// @param sequence its place in the conversation, from 0
public record MessageAdded(EventHead head, long sequence, Message message) implements RunEvent.OfRun {}
