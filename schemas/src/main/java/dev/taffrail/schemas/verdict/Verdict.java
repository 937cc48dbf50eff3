package dev.taffrail.schemas.verdict;

import dev.taffrail.schemas.codec.Bytes;
import java.util.List;

/// What one rule of one policy version decided about one text.
///
/// @param source what was screened: `request`, `command`, `answer`, `tool_result:NAME`
/// @param policy `name@hash`
/// @param scorePerMille 0 to 1000
/// @param inputHash SHA-256 of the text as it came in
public record Verdict(
        String source,
        String rule,
        String policy,
        int scorePerMille,
        List<Span> spans,
        Action action,
        Bytes inputHash) {
    public Verdict {
        spans = List.copyOf(spans);
    }
}
