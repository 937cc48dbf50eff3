package dev.taffrail.schemas.inbox;

/// What the agent processor reads: the values of `agent-inbox`. The offset order of a partition is the order of its
/// decisions.
public sealed interface InboxEvent permits InboxEvent.Sourced, TimerDue {

    /// Made by the gate from a record of another topic.
    sealed interface Sourced extends InboxEvent
            permits RunAdmitted, RunRefused, CommandReceived, CallReturned, CallersHandedOver, CallersTookOver {
        Source source();
    }
}
