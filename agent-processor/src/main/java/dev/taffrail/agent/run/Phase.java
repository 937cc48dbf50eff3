package dev.taffrail.agent.run;

import dev.taffrail.schemas.codec.StateUnion;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// What a live run is doing. Each phase carries only what it needs.
@StateUnion
public sealed interface Phase {
    /// Waits for an earlier run of the session.
    ///
    /// @param input added to the conversation when the run starts; empty for a leg that goes on where the last
    /// one stopped
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
}
