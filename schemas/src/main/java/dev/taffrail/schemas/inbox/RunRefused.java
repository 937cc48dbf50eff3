package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// A request did not pass the gate. It still becomes a run, one that ends at once as REJECTED.
///
/// @param detail what is wrong and what to do, without the text that was refused
/// @param input the redacted text, or empty
public record RunRefused(
        Source source,
        RunKey run,
        String agent,
        Reason reason,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        @DataClass(DataClass.Level.PERSONAL) Text input,
        List<Label> labels,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        String traceparent,
        List<Verdict> verdicts)
        implements InboxEvent.Sourced {

    public RunRefused {
        labels = List.copyOf(labels);
        verdicts = List.copyOf(verdicts);
    }
}
