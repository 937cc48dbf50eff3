package dev.taffrail.schemas.call;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// How a grant of a model call went.
///
/// @param retryAfterMillis how long the provider asked to wait; 0 when it did not say
/// @param detail what went wrong, without prompt, answer or key; empty on success
/// @param startedAt epoch milliseconds of the caller's clock, for display only
public record ModelResult(
        ResultHead head,
        ModelStatus status,
        List<Attempt> attempts,
        @DataClass(DataClass.Level.PERSONAL) Text answer,
        List<ToolRequest> toolRequests,
        FinishReason finish,
        long retryAfterMillis,
        @DataClass(DataClass.Level.PERSONAL) String detail,
        long startedAt,
        long latencyMillis)
        implements CallResult {

    public ModelResult {
        attempts = List.copyOf(attempts);
        toolRequests = List.copyOf(toolRequests);
    }
}
