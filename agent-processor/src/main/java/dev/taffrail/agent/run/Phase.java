package dev.taffrail.agent.run;

import dev.taffrail.schemas.codec.StateUnion;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// What a live run is doing. Each phase carries only what it needs.
@StateUnion
public sealed interface Phase {
    /// Waits for an earlier run of the session.
    ///
    /// @param input added to the conversation when the run starts; empty for a leg that goes on where the last one
    ///     stopped
    record Queued(Text input) implements Phase {}

    /// Waits for an answer of the model.
    record Thinking(PendingCall call) implements Phase {}

    /// Waits for tools. The results stand in the conversation from `base` on, one place for each slot.
    record Acting(long base, List<Slot> slots) implements Phase {
        public Acting {
            slots = List.copyOf(slots);
            if (slots.stream().allMatch(Slot::isDone)) {
                throw new IllegalArgumentException("a run without an open tool call does not act");
            }
        }
    }

    /// Waits for a slot of its tenant, and has no place in its session before it has one.
    ///
    /// @param input as of [Queued]
    /// @param sessionLimits for the session, should the run be its first
    /// @param limits that the tenant's scope is asked with
    /// @param askAt when it is asked again, in case that no answer comes: epoch milliseconds
    record AwaitingSlot(Text input, Limits sessionLimits, Concurrency limits, long askAt) implements Phase {
        AwaitingSlot askingAt(long time) {
            return new AwaitingSlot(input, sessionLimits, limits, time);
        }
    }
}
