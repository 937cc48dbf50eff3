package dev.taffrail.schemas.call;

import dev.taffrail.schemas.run.RunKey;
import java.util.List;

/// Asks whoever holds these calls to stop them.
public record CancelCalls(RunKey run, int partition, List<Long> callSeqs, String reason) implements CallerControl {
    public CancelCalls {
        callSeqs = List.copyOf(callSeqs);
    }
}
