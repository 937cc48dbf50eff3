package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.run.RunKey;

/// What the agent processor reads: the values of `agent-inbox`. The offset order of a partition is the order of its
/// decisions.
public sealed interface InboxEvent permits InboxEvent.Sourced, InboxEvent.Told, TimerDue {

    /// Made by the gate from a record of another topic.
    sealed interface Sourced extends InboxEvent
            permits RunAdmitted, RunRefused, CommandReceived, CallReturned, CallersHandedOver, CallersTookOver {
        Source source();
    }

    /// Told by a decision to another partition, or to its own, in its transaction: so it comes exactly once, and
    /// what one partition tells another comes in its order.
    sealed interface Told extends InboxEvent permits SlotAsked, SlotAnswered, SlotReleased {
        /// The partition that this key leads to, by murmur2, decides it.
        String recordKey();

        /// The key of everything that the scope of the run's tenant decides.
        static String scopeOf(RunKey run) {
            return "scope/tenant/" + run.tenant();
        }
    }
}
