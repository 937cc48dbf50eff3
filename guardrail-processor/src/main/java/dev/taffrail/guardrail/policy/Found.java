package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a detector found at one place of the original.
///
/// @param label what it is, for the reader: `credit_card`; [#PARTLY_READ]; empty for the name of the rule
/// @param treatment what becomes of it when it is sanitized; null for what the rule says
/// @param score how sure the detector is, 0 to 1000; [#AS_THE_RULE] when it does not tell
record Found(Span span, String label, @Nullable Treatment treatment, int score) {
    static final int AS_THE_RULE = -1;
    /// Nobody knows what it is: more is encoded in the text than is decoded.
    static final String PARTLY_READ = "partly-read";

    static Found at(Span span) {
        return new Found(span, "", null, AS_THE_RULE);
    }

    /// All of the text.
    static List<Found> everywhere(Subject subject) {
        return List.of(at(new Span(0, subject.original().length())));
    }

    /// All of a text that holds more than was read.
    static List<Found> partlyRead(Subject subject) {
        return List.of(new Found(new Span(0, subject.original().length()), PARTLY_READ, null, Rule.CERTAIN));
    }

    boolean isPartlyRead() {
        return label.equals(PARTLY_READ);
    }
}
