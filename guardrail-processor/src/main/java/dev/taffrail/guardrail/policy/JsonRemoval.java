package dev.taffrail.guardrail.policy;

import java.util.List;

/// Takes parts out of a JSON document so that it stays one: only what its texts, names and numbers say is changed, and
/// no escape is cut. For one document.
final class JsonRemoval {
    private final String json;
    private final InPlace inPlace;
    private final StringBuilder left;
    /// Up to where the document is in `left`.
    private int done;

    JsonRemoval(String json, InPlace inPlace) {
        this.json = json;
        this.inPlace = inPlace;
        this.left = new StringBuilder(json.length());
    }

    /// Both are in order, and the parts lie apart.
    String without(List<JsonToken> tokens, List<Part> parts) {
        int next = 0;
        for (JsonToken token : tokens) {
            while (next < parts.size() && parts.get(next).end() <= token.start()) {
                next++;
            }
            int at = token.start();
            for (int i = next; i < parts.size() && parts.get(i).start() < token.end(); i++) {
                at = isMeant(parts.get(i), token) ? take(parts.get(i), token, at) : at;
            }
        }
        return left.append(json, done, json.length()).toString();
    }

    /// A window of a document covers names and numbers that say nothing; what is something by itself is that
    /// there too.
    private static boolean isMeant(Part part, JsonToken token) {
        return switch (token.kind()) {
            case TEXT -> true;
            case NAME -> part.start() >= token.start() && part.end() <= token.end();
            case NUMBER -> part.own();
        };
    }

    /// @param from a place in the token before which nothing is looked at, at the start of a character
    /// @return the same for the next part
    private int take(Part part, JsonToken token, int from) {
        if (token.kind() == JsonToken.Kind.NUMBER) {
            if (from == token.start()) {
                put(part.in(token.start(), token.end()), "\"", "\"");
            }
            return token.end();
        }
        int start = from;
        while (next(start) <= part.start()) {
            start = next(start);
        }
        int end = start;
        while (end < Math.min(part.end(), token.end())) {
            end = next(end);
        }
        if (end > start) {
            Part inToken = part.in(start, end);
            boolean escaped = json.substring(start, end).indexOf('\\') >= 0;
            put(escaped && part.treatment() != Treatment.FENCE ? inToken.redacted() : inToken, "", "");
        }
        return end;
    }

    private void put(Part part, String before, String after) {
        left.append(json, done, part.start())
                .append(before)
                .append(inPlace.of(json, part))
                .append(after);
        done = part.end();
    }

    /// Where the next character of a text begins.
    private int next(int at) {
        if (json.charAt(at) != '\\') {
            return at + 1;
        }
        return at + (json.charAt(at + 1) == 'u' ? 6 : 2);
    }
}
