package dev.taffrail.schemas.request;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for a run. `runId` is the idempotency key: the same request twice is one run.
///
/// @param tenant empty for the default tenant
/// @param session empty for a session of its own
/// @param agent `name` for the current version, or `name@hash`
/// @param limits can only lower what the agent allows
/// @param principal who asks, as known to the producer; trusted only when ingest signed it
/// @param traceparent W3C trace context of the request, or empty
/// @param parent whose sub-run this is, as its writer says: noted, and neither believed nor a reason to count it less
public record RunRequest(
        String runId,
        String tenant,
        String session,
        String agent,
        @DataClass(DataClass.Level.PERSONAL) Text input,
        Limits limits,
        List<Label> labels,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        String traceparent,
        @Nullable Parent parent) {

    public RunRequest {
        labels = List.copyOf(labels);
    }
}
