package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.run.RunKey;

/// A leg of a run is over, or does not need its slot. Told to the partition of the tenant's scope; changes nothing when
/// the run has no slot, or a later leg has it.
public record SlotReleased(RunKey run, int leg) implements InboxEvent.Told {
    @Override
    public String recordKey() {
        return InboxEvent.Told.scopeOf(run);
    }
}
