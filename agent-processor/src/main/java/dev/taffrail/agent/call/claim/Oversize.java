package dev.taffrail.agent.call.claim;

import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.text.BoundedText;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// What is reported in place of a result that does not fit its topic. What it cost stays as it is.
final class Oversize {
    private static final int KEPT_BYTES = ToolSpec.DEFAULT_OUTPUT_BYTES;

    private static final int KEPT_DETAIL = 1024;

    private Oversize() {}

    static CallResult replace(CallResult result) {
        return switch (result) {
            case ModelResult r ->
                new ModelResult(
                        r.head(),
                        ModelStatus.FAILED_PERMANENT,
                        r.attempts(),
                        Text.EMPTY,
                        List.of(),
                        FinishReason.UNKNOWN,
                        0,
                        "PAYLOAD_TOO_LARGE: the answer, with "
                                + r.toolRequests().size()
                                + " tool calls, does not fit a record; ask the model for less at once",
                        r.startedAt(),
                        r.latencyMillis());
            case ToolResult r ->
                new ToolResult(
                        r.head(),
                        r.status(),
                        Text.of(
                                BoundedText.cut(r.content().content(), KEPT_BYTES),
                                r.content().origin()),
                        r.startedAt(),
                        r.latencyMillis());
            case NotStarted r ->
                new NotStarted(r.head(), r.reason(), r.retryAfterMillis(), BoundedText.cut(r.detail(), KEPT_DETAIL));
        };
    }
}
