package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// A tool call returned.
public record ToolReturned(Source source, String lane, ToolResult result, List<Verdict> verdicts)
        implements CallReturned {
    public ToolReturned {
        verdicts = List.copyOf(verdicts);
    }
}
