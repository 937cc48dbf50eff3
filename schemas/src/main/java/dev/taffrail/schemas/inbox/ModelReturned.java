package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// A model call returned.
public record ModelReturned(Source source, String lane, ModelResult result, List<Verdict> verdicts)
        implements CallReturned {
    public ModelReturned {
        verdicts = List.copyOf(verdicts);
    }
}
