package dev.taffrail.agent.call.claim;

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
    /// Leaves room for everything else in a record of 1 MiB, however the characters are encoded.
    private static final int KEPT_CHARACTERS = 64 * 1024;

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
                        "PAYLOAD_TOO_LARGE: the answer, with " + r.toolRequests().size()
                                + " tool calls, does not fit a record; ask the model for less at once",
                        r.startedAt(),
                        r.latencyMillis());
            case ToolResult r ->
                new ToolResult(
                        r.head(),
                        r.status(),
                        Text.of(cut(r.content().content(), KEPT_CHARACTERS), r.content().origin()),
                        r.startedAt(),
                        r.latencyMillis());
            case NotStarted r ->
                new NotStarted(r.head(), r.reason(), r.retryAfterMillis(), cut(r.detail(), KEPT_DETAIL));
        };
    }

    private static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end) + "\n[cut here: " + (text.length() - end) + " of " + text.length() + " characters left out]";
    }
}
