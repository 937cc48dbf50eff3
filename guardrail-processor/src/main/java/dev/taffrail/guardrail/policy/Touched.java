package dev.taffrail.guardrail.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A name or value of a JSON document with the parts that are to leave it.
///
/// @param parts in order, apart, not empty
record Touched(JsonToken token, List<Part> parts) {
    Touched {
        parts = List.copyOf(parts);
    }

    /// All of them, in order; empty when a part touches none.
    ///
    /// @param tokens in order
    /// @param parts in order, apart
    static Optional<List<Touched>> all(List<JsonToken> tokens, List<Part> parts) {
        var all = new ArrayList<Touched>();
        int first = 0;
        int reached = 0;
        for (JsonToken token : tokens) {
            while (first < parts.size() && parts.get(first).end() <= token.start()) {
                first++;
            }
            if (first > reached) {
                return Optional.empty();
            }
            int end = first;
            while (end < parts.size() && parts.get(end).start() < token.end()) {
                end++;
            }
            if (end > first) {
                all.add(new Touched(token, parts.subList(first, end)));
                reached = Math.max(reached, end);
            }
        }
        return reached < parts.size() ? Optional.empty() : Optional.of(all);
    }

    /// One part in the place of the token: what is no text cannot keep a part of itself. Where several are in it,
    /// none of them shows what another one hides.
    Part whole() {
        Part whole = parts.getFirst().in(token.start(), token.end());
        return parts.size() == 1 ? whole : whole.redacted();
    }
}
