package dev.taffrail.schemas.call;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Text;

/// How a grant of a tool call went.
///
/// @param content what the tool returned, or what went wrong, written for the model
/// @param startedAt epoch milliseconds of the caller's clock, for display only
public record ToolResult(
        ResultHead head,
        ToolStatus status,
        @DataClass(DataClass.Level.PERSONAL) Text content,
        long startedAt,
        long latencyMillis)
        implements CallResult {}
