package dev.taffrail.guardrail.policy;

import java.util.ArrayList;
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

    /// @param tokens in order
    /// @param parts in order of their starts; they may overlap
    String without(List<JsonToken> tokens, List<Part> parts) {
        var inTexts = new Apart(parts);
        var inNumbers = new Apart(parts.stream().filter(Part::own).toList());
        var inNames = new Apart(withinNames(tokens, parts));
        for (JsonToken token : tokens) {
            var meant = switch (token.kind()) {
                case TEXT -> inTexts;
                case NUMBER -> inNumbers;
                case NAME -> inNames;
            };
            int at = token.start();
            for (Part part : meant.in(token)) {
                at = take(part, token, at);
            }
        }
        return left.append(json, done, json.length()).toString();
    }

    /// A window of a document covers names and numbers that say nothing; what is something by itself is that
    /// there too,
    /// also when a window covers it.
    private static List<Part> withinNames(List<JsonToken> tokens, List<Part> parts) {
        var within = new ArrayList<Part>();
        int next = 0;
        for (JsonToken token : tokens) {
            for (; next < parts.size() && parts.get(next).start() < token.end(); next++) {
                Part part = parts.get(next);
                if (token.kind() == JsonToken.Kind.NAME && part.start() >= token.start() && part.end() <= token.end()) {
                    within.add(part);
                }
            }
        }
        return within;
    }

    /// Parts that lie apart, for tokens in order.
    private static final class Apart {
        private final List<Part> parts;
        private int next;

        Apart(List<Part> sorted) {
            this.parts = Removal.apart(sorted);
        }

        List<Part> in(JsonToken token) {
            while (next < parts.size() && parts.get(next).end() <= token.start()) {
                next++;
            }
            int end = next;
            while (end < parts.size() && parts.get(end).start() < token.end()) {
                end++;
            }
            return parts.subList(next, end);
        }
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
