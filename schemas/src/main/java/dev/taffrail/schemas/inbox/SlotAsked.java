package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.run.RunKey;

/// A leg of a run takes one of its tenant's slots. Told to the partition of the tenant's scope.
///
/// @param leg that it is for; a run holds one slot at most, whatever it asks for
/// @param user whose run it is; empty for somebody without a name
/// @param limits that hold for this question. With none the slot is counted and nothing is answered: that is how a
///     resumed leg takes it
public record SlotAsked(
        RunKey run,
        int leg,
        @DataClass(DataClass.Level.PERSONAL) String user,
        Concurrency limits) implements InboxEvent.Told {
    @Override
    public String recordKey() {
        return InboxEvent.Told.scopeOf(run);
    }
}
