package dev.taffrail.schemas.form;

import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How long a text may be that travels inside a record. Counts the content itself; what its writer says about it is not
/// believed.
public final class TextSize {
    private TextSize() {}

    /// What is wrong with the size of the text in the field `field`; empty when nothing is.
    public static Optional<String> problem(String field, Text text) {
        long bytes = bytesOf(text.content());
        return bytes <= Topics.INLINE_TEXT_BYTES
                ? Optional.empty()
                : Optional.of(field + " has " + bytes + " bytes of text; at most " + Topics.INLINE_TEXT_BYTES
                        + " are allowed. Put long material where a tool of the agent can read it");
    }

    /// Whether `content` may travel.
    public static boolean fits(String content) {
        return bytesOf(content) <= Topics.INLINE_TEXT_BYTES;
    }

    private static long bytesOf(String content) {
        return content.length() * 3L <= Topics.INLINE_TEXT_BYTES
                ? content.length()
                : content.getBytes(StandardCharsets.UTF_8).length;
    }
}
