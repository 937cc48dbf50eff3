package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.run.RunKey;

/// What a tenant's scope makes of a [SlotAsked]. Told to the partition of the run.
///
/// @param leg that asked
/// @param held how many slots were taken of the limit that refuses it; 0 when it is granted
/// @param limit that refuses it; 0 when it is granted
public record SlotAnswered(RunKey run, int leg, SlotDecision decision, int held, int limit) implements InboxEvent.Told {
    @Override
    public String recordKey() {
        return run.recordKey();
    }
}
