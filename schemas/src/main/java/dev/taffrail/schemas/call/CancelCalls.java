package dev.taffrail.schemas.call;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;

/// Asks whoever holds these calls to stop them.
public record CancelCalls(
        RunKey run,
        int partition,
        List<Long> callSeqs,
        @DataClass(DataClass.Level.PERSONAL) String reason) implements CallerControl {
    public CancelCalls {
        callSeqs = List.copyOf(callSeqs);
    }
}
