package dev.taffrail.schemas.inbox;

/// A timer of this partition may be due. Sent by the agent processor's punctuator; ignored when nothing is due by the
/// log's clock.
///
/// @param due epoch milliseconds
public record TimerDue(long due) implements InboxEvent {}
