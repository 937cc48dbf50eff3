package dev.taffrail.schemas.verdict;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.DataClass;
import java.util.List;

/// What one rule of one policy version decided about one text.
///
/// @param source what was screened: `request`, `command`, `answer`, `tool_arguments:NAME`, `tool_result:NAME`; for a
/// value beside the text with the field after a slash: `request/labels.value`, `answer/detail`
/// @param policy `name@hash`
/// @param scorePerMille 0 to 1000
/// @param inputHash SHA-256 of the text as it came in
/// @param latencyMicros how long the rule took
/// @param failure what kind of error the rule itself made, in place of a finding; empty when it worked
public record Verdict(
        String source,
        String rule,
        String policy,
        int scorePerMille,
        List<Span> spans,
        Action action,
        Bytes inputHash,
        long latencyMicros,
        @DataClass(DataClass.Level.INTERNAL) String failure) {
    public Verdict {
        spans = List.copyOf(spans);
    }
}
